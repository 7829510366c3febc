-- The groups that stood beside and that a touched claim has joined are touched as well.
update touched
set is_beside = false
where
    is_beside
    and claim_key in (
        with

        member as (
            select * from core.group_member where reported_day in (select day from near_day)
        ),

        joined as (
            select batch.claim_key::uuid as claim_key
            from batch
            inner join touched on batch.claim_key::uuid = touched.claim_key and touched.is_beside
            where
                batch.group_id in (
                    select batch.group_id
                    from batch
                    inner join touched on batch.claim_key::uuid = touched.claim_key and not touched.is_beside
                )
        )

        select claim_key from joined
        union
        select comember.claim_key
        from joined
        inner join member on joined.claim_key = member.claim_key
        inner join member as comember on member.group_id = comember.group_id
    )
