/** Every service, in the order in which reports of a start name them, with the port that it listens on. */
export const SERVICE_PORTS = {
  measures: 3001,
  'joint-action-days': 3002,
  'cooperation-agreements': 3003,
  reporting: 3004,
} as const;
export type ServiceName = keyof typeof SERVICE_PORTS;
export const SERVICES = Object.keys(SERVICE_PORTS) as readonly ServiceName[];

/** What listens where when nothing else is said. 3080 is kept for a web console. */
export const DEFAULT_PORTS = {
  issuer: 3000,
  ...SERVICE_PORTS,
  mongodb: 27117,
  kafka: 9192,
  'kafka-controller': 9193,
} as const;
export type PortName = keyof typeof DEFAULT_PORTS;
