/** Whether a GET is answered with success; rises when nothing listens. */
export async function answersOk(address: string): Promise<boolean> {
  const response = await fetch(address, { signal: AbortSignal.timeout(2000) });
  await response.body?.cancel();
  return response.ok;
}
