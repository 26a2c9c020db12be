/** What a process has used until now. */
export interface Usage {
  /** Of one core. */
  readonly cpuSeconds: number;
  readonly residentBytes: number;
}

/** Of a service, as its `/metrics` says. @throws where that does not say it */
export async function usageOf(address: string): Promise<Usage> {
  const text = await (await fetch(`${address}/metrics`)).text();
  return {
    cpuSeconds: figure(text, 'process_cpu_seconds_total'),
    residentBytes: figure(text, 'process_resident_memory_bytes'),
  };
}

function figure(text: string, name: string): number {
  const found = new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1];
  if (found === undefined) throw new Error(`The metrics do not have ${name}.`);
  return Number(found);
}
