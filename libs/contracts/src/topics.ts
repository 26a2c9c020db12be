/** One topic per publisher; deploy/kafka/topics.json has their partitions and retention. */
export const JOINT_ACTION_DAYS_TOPIC = 'entente.joint-action-days.v1';
export const MEASURES_TOPIC = 'entente.measures.v1';
export const COOPERATION_AGREEMENTS_TOPIC = 'entente.cooperation-agreements.v1';
