import { describe, expect, it } from "vitest";
import { cutName, decline, sexOf } from "./names.ts";

const all = (name: string, sex: "male" | "female") =>
  (["gen", "dat", "acc", "ins"] as const).map((to) => decline(name, to, sex));

describe("names in papers", () => {
  it("bends an ordinary name through the cases", () => {
    expect(all("Иванов Пётр Сергеевич", "male")).toEqual([
      "Иванова Петра Сергеевича",
      "Иванову Петру Сергеевичу",
      "Иванова Петра Сергеевича",
      "Ивановым Петром Сергеевичем",
    ]);
    expect(decline("Иванова Анна Павловна", "acc", "female")).toBe("Иванову Анну Павловну");
  });

  it("bends both halves of a double surname and keeps ё", () => {
    expect(all("Пономарёва-Лебедева Мария Ивановна", "female")).toEqual([
      "Пономарёвой-Лебедевой Марии Ивановны",
      "Пономарёвой-Лебедевой Марии Ивановне",
      "Пономарёву-Лебедеву Марию Ивановну",
      "Пономарёвой-Лебедевой Марией Ивановной",
    ]);
    expect(decline("Тер-Петросян Арам Левонович", "gen", "male")).toBe("Тер-Петросяна Арама Левоновича");
    expect(decline("Петров-Водкин Кузьма Сергеевич", "dat", "male")).toBe("Петрову-Водкину Кузьме Сергеевичу");
  });

  it("keeps the father's name before «оглы» and «кызы»", () => {
    expect(decline("Алиев Расул Мамед оглы", "gen", "male")).toBe("Алиева Расула Мамед оглы");
    expect(decline("Алиева Лейла Мамед кызы", "dat", "female")).toBe("Алиевой Лейле Мамед кызы");
    expect(cutName("Алиев Расул Мамед оглы", "short")).toBe("Алиев\u00A0Р.\u00A0М.");
  });

  it("leaves names of one letter and in Latin as they are", () => {
    expect(all("О Юрий Петрович", "male")[0]).toBe("О Юрия Петровича");
    expect(all("Ли И", "male")).toEqual(["Ли И", "Ли И", "Ли И", "Ли И"]);
    expect(all("Smith John", "male")).toEqual(["Smith John", "Smith John", "Smith John", "Smith John"]);
    expect(cutName("Ли И", "initials")).toBe("И.\u00A0Ли");
  });

  it("finds the surname when the first name stands first", () => {
    expect(decline("Пётр Сергеевич Иванов", "gen", "male")).toBe("Петра Сергеевича Иванова");
    expect(cutName("Пётр Сергеевич Иванов", "short")).toBe("Иванов\u00A0П.\u00A0С.");
    expect(cutName("Анна Павловна", "first")).toBe("Анна");
  });

  it("does not bend women's surnames that end in a consonant or -ко", () => {
    expect(decline("Мицкевич Ольга Ильинична", "gen", "female")).toBe("Мицкевич Ольги Ильиничны");
    expect(decline("Шевченко Олег Петрович", "ins", "male")).toBe("Шевченко Олегом Петровичем");
  });

  it("tells the sex by the patronymic, and says so when nothing tells", () => {
    expect(sexOf("Шевченко Саша Петровна")).toBe("female");
    expect(sexOf("Алиев Расул Мамед оглы")).toBe("male");
    expect(sexOf("Ли Саша")).toBeNull();
  });
});
