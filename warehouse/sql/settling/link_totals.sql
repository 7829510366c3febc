-- The group of the total that each changed group is a part of; the most frequent one where articles differ.
update core.claim_group as grouped
set part_of = found.part_of
from (
    with

    near_member as (
        select *
        from core.group_member
        where
            reported_day between (select min(reported_day) from changed_group) and (select max(last_day) from changed_group)
    )

    select distinct on (counted.group_id)
        counted.group_id,
        counted.total_id as part_of
    from (
        select
            changed.group_id,
            total.group_id as total_id,
            count(*) as claims
        from changed_group as changed
        inner join near_member as member on changed.group_id = member.group_id
        inner join core.claim as claim on member.claim_key = claim.claim_key and member.reported_day = claim.reported_day
        left join near_member as total
            on claim.part_of = total.claim_key
            and claim.reported_day = total.reported_day
            and total.group_id <> changed.group_id
        group by changed.group_id, total.group_id
    ) as counted
    order by counted.group_id, counted.total_id is null, counted.claims desc, counted.total_id
) as found
where
    grouped.group_id = found.group_id
    and grouped.reported_day in (select reported_day from changed_group)
    and grouped.part_of is distinct from found.part_of
