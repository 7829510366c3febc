-- The group of the total that each changed group is a part of; the most frequent one where articles differ.
update core.claim_group as grouped
set part_of = found.part_of
from (
    select distinct on (counted.group_id)
        counted.group_id,
        counted.total_id as part_of
    from (
        select
            changed.group_id,
            total.group_id as total_id,
            count(*) as claims
        from changed_group as changed
        inner join core.group_member as member on changed.group_id = member.group_id
        inner join core.claim as claim on member.claim_key = claim.claim_key
        left join core.group_member as total on claim.part_of = total.claim_key and total.group_id <> changed.group_id
        group by changed.group_id, total.group_id
    ) as counted
    order by counted.group_id, counted.total_id is null, counted.claims desc, counted.total_id
) as found
where grouped.group_id = found.group_id and grouped.part_of is distinct from found.part_of
