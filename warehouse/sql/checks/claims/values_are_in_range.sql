-- Figures, days, coordinates and codes are possible ones.
-- Parameter: $since
select claim_key, quantity_value, quantity_low, quantity_high, time_start, time_end, region, factuality
from core.claim
where
    recorded_at >= $since
    and (
        quantity_low > quantity_high
        or quantity_value < quantity_low
        or quantity_value > quantity_high
        or quantity_value < 0
        or isnan(quantity_value)
        or isinf(quantity_value)
        or time_start > time_end
        or (time_start is null) <> (time_end is null)
        or span_start < 0
        or span_end <= span_start
        or latitude not between -90 and 90
        or longitude not between -180 and 180
        or not regexp_full_match(region, '[A-Z]{2}(-[A-Z0-9]{1,3})?')
        or coalesce(quantity_bound, 'exact') not in (
            'exact', 'approximate', 'at_least', 'at_most', 'more_than', 'less_than', 'range', 'vague'
        )
        or factuality not in ('CT+', 'PR+', 'PS+', 'CT-', 'PR-', 'PS-', 'Uu')
        or realis not in ('actual', 'other', 'generic')
        or verification not in ('none', 'confirmed', 'not_confirmed', 'denied')
    )
order by claim_key
