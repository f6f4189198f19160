"""Words in a cell that say whether money goes out or comes in."""

OUT = (
    "debit|debet|d|db|dr|dbit|af|s|soll|out|withdrawal|payment|uit|ut|udgift|cargo"
    "|debe|dare|-|debito|debits|deb|outgoing|money out|paid out|withdrawn|sent|dr."
    "|debited|lastschrift|belastung|ausgang|auszahlung|ausgabe|uitgaand|débit|débito"
    "|retrait|sortie|egreso|salida|uscita|addebito|saída|saidas|obciążenie"
    "|obciążenia|wn|wydatek|wychodzący|wychodząca|výdaj|vydaj|odchozí|na vrub"
    "|odchádzajúca|výdavok|isplata|duguje|breme|odliv|terhelés|t|kimenő|kiadás|otto"
    "|veloitus|deebet|debets|debetas|išlaidos|borç|gider|çıkış|χρέωση|χ|дебет|дебит"
    "|дт|расход|списание|видаток|витрата|חובה|مدين|借|借方|支出|出金|출금|outflow"
    "|expense|utgående|utgift|uttag|udbetaling|carrec|càrrec|enviado|支"
)

IN = (
    "credit|kredit|c|cr|crdt|bij|h|haben|in|deposit|receipt|inn|ind|indtaegt|abono"
    "|haber|avere|+|credito|credits|cred|incoming|money in|paid in|received|cr."
    "|credited|gutschrift|eingang|einzahlung|einnahme|inkomend|crédit|crédito|dépôt"
    "|entrée|ingreso|entrada|entrata|accredito|entradas|uznanie|uznania|ma|wpływ"
    "|przychodzący|przychodząca|příjem|příchozí|ve prospěch|prichádzajúca|príjem"
    "|uplata|potražuje|dobro|priliv|jóváírás|j|bejövő|bevétel|pano|hyvitys|kreedit"
    "|kredīts|kreditas|k|pajamos|alacak|gelir|giriş|πίστωση|π|кредит|кт|приход"
    "|поступление|зачисление|надходження|זכות|دائن|贷|贷方|收入|入金|입금|inflow"
    "|income|inkommande|inkomst|insättning|indbetaling|abonament|recebido|收"
)
