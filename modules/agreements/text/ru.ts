// The words of agreements in Russian.
export default { refusals: {} } as const
