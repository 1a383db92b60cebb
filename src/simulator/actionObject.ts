/** An action object of a button, as LINE's messages hold it. */
export interface ActionObject {
  type: string;
  [property: string]: unknown;
}
