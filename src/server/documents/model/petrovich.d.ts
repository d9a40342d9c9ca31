declare module "petrovich" {
  type Case = "nominative" | "genitive" | "dative" | "accusative" | "instrumental" | "prepositional";
  type Decline = Record<Case, (word: string) => string>;
  interface Gendered {
    first: Decline;
    middle: Decline;
    last: Decline;
  }
  const petrovich: { male: Gendered; female: Gendered; androgynous: Gendered };
  export default petrovich;
}
