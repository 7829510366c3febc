-- The types of claims.
from core.claim_type order by type
