-- Make room for what the changed days hold now.
delete from marts.settled_day
where day in (select reported_day from changed_group)
    or day in (
        select grouped.reported_day
        from core.claim_group as grouped
        inner join checked_group on grouped.group_id = checked_group.group_id
    )
