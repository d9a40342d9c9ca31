import type { ShippedTemplate } from "../shipped-template.ts";
import { cityAndDay, eachRow, head, item, lead, p, plain, row, section, sign, table, title, when } from "../write.ts";

const debtsTable = table(
  [[10, "center"], 65, 50, [40, "right"]],
  [
    eachRow("debts", "{n}", "{creditor.name}", "{basis}", "{amount}"),
    row({ text: "Всего", span: 3, isBold: true }, { text: "{totals.debt}", isBold: true }),
    row({ text: "из них без неустоек и штрафов", span: 3 }, "{totals.owed}"),
  ],
  { header: [head("№", "Кредитор", "Основание", "Сумма, руб.")] },
);

/** What a person is to know before he signs: ways, price, risks. It promises nothing. */
export const routeMemo: ShippedTemplate = {
  code: "route-memo",
  kind: "route-memo",
  title: "Памятка о возможных путях",
  titleEn: "Memo of possible ways",
  group: "application",
  numbered: false,
  body: [
    title("Памятка о возможных законных путях"),
    cityAndDay,
    plain("**Для кого:** {client.name}"),
    plain("**Подготовлено:** {matter.responsibleName}, {firm.legalName}"),
    p("{law.advertisingWarning}"),
    section("1. Что мы знаем о долгах"),
    debtsTable,
    p(
      "Расчёт сделан по сведениям, которые вы сообщили, и документам, которые мы видели. Если долгов больше или суммы другие, скажите об этом: от них зависит выбор пути.",
    ),
    section("2. Что думает юрист"),
    when("paper.request", p("**Предлагаемый путь:** {paper.request}")),
    when("paper.reason", p("**Почему:** {paper.reason}")),
    when(
      "!paper.request",
      p(
        "Путь выбирается вместе с вами, когда будут собраны недостающие сведения. Ниже — пути, которые знает закон, и условия каждого.",
      ),
    ),
    section("3. Какие пути есть"),
    lead("**Банкротство через суд.** Заявление рассматривает арбитражный суд по месту жительства."),
    item(
      "Если удовлетворить одного кредитора значит не расплатиться с другими, а долги составляют не менее {law.courtDuty} руб., подать заявление — обязанность: на это отводится {law.courtDutyDays} рабочих дней ({law.courtDutyArticle}). При меньшей сумме и признаках неплатёжеспособности это право.",
    ),
    item(
      "Расходы: в депозит суда {law.deposit} руб., публикации и почта ориентировочно от {law.noticesMin} до {law.noticesMax} руб., госпошлина {law.stateDuty} руб. Вознаграждение управляющего — {law.managerFee} руб. за процедуру и доля от проданного имущества.",
    ),
    item("Обычно дело длится от {law.lengthMin} до {law.lengthMax} месяцев, бывает дольше."),
    lead("**Банкротство через МФЦ.** Бесплатно для заявителя, но доступно не всем."),
    item(
      "Долги без неустоек — от {law.mfcMin} до {law.mfcMax} руб., и есть одно из оснований: приставы окончили производство, потому что взыскать нечего; основной доход — пенсия; выплачивается ежемесячное пособие на ребёнка; исполнительный документ выдан давно.",
    ),
    item("Процедура длится {law.mfcMonths} месяцев. {law.mfcDischarge}."),
    lead("**Без банкротства.** В зависимости от обстоятельств:"),
    item("кредитные каникулы при падении дохода более чем на {law.holidaysFall} % ({law.holidaysArticle});"),
    item(
      "отмена судебного приказа по возражениям: {law.objectionDays} дней со дня получения ({law.objectionArticle});",
    ),
    item("ссылка на исковую давность, если прошло {law.limitationYears} года и более ({law.limitationArticle});"),
    item("сохранение прожиточного минимума при взыскании ({law.livingMinimumArticle});"),
    item(
      "защита от нарушений при взыскании: жалобы, уведомления, отказ от взаимодействия с {law.refusalMonths}-го месяца просрочки;",
    ),
    item("переговоры с кредитором о рассрочке и мировое соглашение."),
    section("4. Чем грозит банкротство"),
    item(
      "Имущество, кроме того, на которое нельзя обратить взыскание, будет продано; сделки за последние {law.dealsYears} года могут быть проверены и оспорены.",
    ),
    item(
      "{law.discloseYears} лет нужно сообщать о банкротстве при получении кредита; {law.petitionYears} лет нельзя самому подать новое заявление; {law.manageYears} года нельзя управлять организацией ({law.consequencesArticle}).",
    ),
    item("Не прекращаются: {law.notDischarged} ({law.notDischargedArticle})."),
    item(
      "Решение принимает суд или закон, а не юрист. При недобросовестных действиях должника в освобождении от долгов отказывают. Обещать результат не вправе никто.",
    ),
    section("5. Стоимость наших услуг"),
    when(
      "matter.price",
      p(
        "Цена услуг — {matter.price.full}, платежей: {matter.instalments}, первый — {matter.firstPaymentOn}, в месяц {matter.monthly} руб. Расходы, названные в разделе 3, в эту цену не входят.",
      ),
    ),
    when(
      "!matter.price",
      p(
        "Цена твёрдая, указывается в договоре вместе с графиком; расходы, названные в разделе 3, оплачиваются отдельно.",
      ),
    ),
    p("Прежде чем решить, вы можете обратиться к кредитору с просьбой о реструктуризации и в МФЦ — это бесплатно."),
    sign("Юрист", "{matter.responsibleName.initials}"),
    sign("С памяткой {client.acquainted}", "{client.name.initials}", "{doc.date.words}"),
  ],
};
