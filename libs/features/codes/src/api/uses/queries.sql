-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- countUses
with used as ( select system, code, count(*)::integer as uses from ( select code_system as system,
    code from condition union all select code_system,
    code from allergy_intolerance union all select code_system,
    code from medication_request union all select code_system,
    code from immunization union all select reason_system,
    reason_code from encounter union all select type_system,
    type_code from encounter ) as recorded group by system, code ), counted as ( select code.id,
    coalesce(used.uses, 0) as uses from code left join used using (system,
    code) where code.uses <> coalesce(used.uses, 0) ) update code
set uses = counted.uses
from counted
where counted.id = code.id;
