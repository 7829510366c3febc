-- What each current claim is looked up by, and what it is found under.
--
-- Heads of crowds meet by their figures: equal ones by the figure, others where one of them may be round; ranges and vague figures
-- meet figures of any size. Other claims meet inside of their crowd.
--
-- Grain: one row a claim
create or replace temp table sign as
select
    claim_key,
    reported_day,
    quantity_value,
    claim_key in (select claim_key from relinked) as is_fresh,
    hash(type, region, unit, is_negated, realis) as kind,
    case
        when not is_head and leader is not null then ['words of ' || leader, 'copies of ' || claim_key]
        when not is_head then ['heads of ' || crowd, 'copies of ' || claim_key]
        when step < 0 then ['none', 'crowd of ' || crowd, 'copies of ' || claim_key]
        when step is null then ['vague', 'any', 'crowd of ' || crowd, 'copies of ' || claim_key]
        else list_concat(
            ['figure ' || quantity_value, 'vague', 'crowd of ' || crowd, 'copies of ' || claim_key],
            list_transform([step - 1, step, step + 1], lambda each: if(is_round, 'about ', 'round ') || each)
        )
    end as sought,
    case
        when not is_head and leader is not null then ['words of ' || claim_key, 'copies of ' || leader]
        when not is_head then ['words of ' || claim_key, 'crowd of ' || crowd]
        when step < 0 then ['none', 'heads of ' || crowd, 'words of ' || claim_key]
        when step is null then ['vague', 'heads of ' || crowd, 'words of ' || claim_key]
        else list_concat(
            ['figure ' || quantity_value, 'any', 'about ' || step, 'heads of ' || crowd, 'words of ' || claim_key],
            if(is_round, ['round ' || step], [])
        )
    end as offered
from near
where is_current
