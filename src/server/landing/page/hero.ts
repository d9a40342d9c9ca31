import { html, type Html } from "../../kernel/html.ts";
import { applicationForm } from "./form.ts";
import type { LandingModel } from "./model.ts";
import { mark } from "./shell.ts";

export const hero = (model: LandingModel): Html => html`<div class="hero">${mark("rampart")}<div class="wrap">
<div class="lead">
<p class="over">${["Юридическая помощь должникам", model.firm.city].filter(Boolean).join(" · ")}</p>
<h1>Долги стали неподъёмными?<br>Разберёмся спокойно и&nbsp;по&nbsp;закону</h1>
<p class="big">Скажем честно, нужно ли вам банкротство, и покажем бесплатные пути&nbsp;— даже если тогда мы вам не понадобимся.</p>
<ul class="whom">
<li>Звонят взыскатели, и страшно брать трубку</li>
<li>Пришёл судебный приказ или арестовали карту</li>
<li>На платежи уходит больше, чем остаётся на жизнь</li>
</ul>
<dl class="facts">
<div><dt>0&nbsp;₽</dt><dd>первый разбор</dd></div>
<div><dt>15&nbsp;минут</dt><dd>до нашего звонка в&nbsp;рабочее время</dd></div>
<div><dt>Цена</dt><dd>закреплена в&nbsp;договоре</dd></div>
</dl>
</div>
${applicationForm(model)}
</div></div>`;
