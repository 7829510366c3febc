-- Claims to be compared: those that are linked anew with those that are found under one of their signs, at most three days apart.
--
-- A table, so that the planner cannot turn it around: each with each of a type would be the square of a crowd.
--
-- Grain: one row a pair
create or replace temp table pair as
with

asking as (
    select
        claim_key,
        quantity_value,
        starts_with(sign, 'about ') or starts_with(sign, 'round ') as is_by_size,
        hash(kind, reported_day + unnest(range(-3, 4))::integer, sign) as place
    from (select * exclude (sought, offered), unnest(sought) as sign from sign where is_fresh)
),

found as (
    select
        claim_key,
        quantity_value,
        is_fresh,
        hash(kind, reported_day, sign) as place
    from (select * exclude (sought, offered), unnest(offered) as sign from sign)
)

select
    asking.claim_key as one,
    found.claim_key as other
from asking
inner join found on asking.place = found.place and asking.claim_key <> found.claim_key
where
    -- A pair of two fresh claims is met twice, and one of equal figures by the figure: keep one.
    (not found.is_fresh or asking.claim_key < found.claim_key)
    and (asking.quantity_value is distinct from found.quantity_value or not asking.is_by_size)
