/** Text for an attribute, where only quotation marks are escaped by the JSX: 「&copy」 in an address stays what it is. */
export const inAttribute = (text: string): string => text.replaceAll("&", "&amp;");
