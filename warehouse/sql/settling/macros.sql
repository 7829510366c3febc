-- Figures, words and days as the links between claims compare them. They live as long as the connection.

-- The power of ten that a figure is rounded to: 100 for 600, 1 for 627.
create or replace temp macro grain(figure) as
    case
        when figure is null or figure = 0 or figure <> floor(figure) or figure > 1e17 then 1
        else power(10, length(figure::bigint::text) - length(rtrim(figure::bigint::text, '0')))
    end;

-- How many digits of a figure mean something: 1 for 600, 3 for 627.
create or replace temp macro digits(figure) as
    case
        when figure is null or figure = 0 or figure > 1e17 then 0
        when figure <> floor(figure) then length(replace(ltrim(figure::text, '0.'), '.', ''))
        else length(rtrim(figure::bigint::text, '0'))
    end;

-- Whether a figure could be the rounded form of another with this bound.
create or replace temp macro rounds(bound, rounded, figure) as
    greatest(rounded, figure) >= 20
    and abs(rounded - figure) <= 0.12 * greatest(rounded, figure)
    and case bound
        when 'approximate' then abs(rounded - figure) <= greatest(grain(rounded), 10) / 2
        when 'more_than' then figure between rounded and rounded + grain(rounded)
        when 'at_least' then figure between rounded and rounded + grain(rounded)
        when 'less_than' then figure between rounded - grain(rounded) and rounded
        when 'at_most' then figure between rounded - grain(rounded) and rounded
        when 'exact' then
            digits(rounded) <= 2
            and grain(rounded) >= 100
            and digits(rounded) < digits(figure)
            and abs(rounded - figure) <= grain(rounded) / 2
        else false
    end;

-- The words of a text that could tell two events apart, each once, as numbers: those are compared twenty times as fast.
create or replace temp macro words(sentence) as
    list_transform(
        list_distinct(regexp_extract_all(lower(strip_accents(sentence)), '[\p{L}]{4,}|[\p{N}]{2,}')), lambda word: hash(word)
    );

-- How many words two texts share.
create or replace temp macro shared_words(one, other) as
    len(list_filter(one, lambda word: list_contains(other, word)));

-- Share of the words of two texts that both have.
create or replace temp macro likeness(one, other) as
    case
        when len(one) + len(other) = 0 then 0.0
        else shared_words(one, other) / (len(one) + len(other) - shared_words(one, other))::double
    end;
