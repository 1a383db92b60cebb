/** Whether node_modules of the project at `root` holds what its package-lock.json asks for. */
export function isInstalled(root: string): boolean;
