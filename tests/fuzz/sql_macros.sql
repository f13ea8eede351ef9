-- What Weft's definitions, which are pandas' and NumPy's, are called in SQL. Each macro is one difference between the two.

-- Missing is null and NaN. NaN equals nothing, is below and above nothing; in DuckDB it equals itself and is above all.
CREATE MACRO missing(x) AS (x IS NULL OR isnan(x));
-- A key: null and NaN are one value, and so are both zeros.
CREATE MACRO present(x) AS CASE WHEN isnan(x) THEN NULL ELSE x + 0 END;
CREATE MACRO float_eq(a, b) AS CASE WHEN a IS NULL OR b IS NULL THEN NULL WHEN isnan(a) OR isnan(b) THEN false ELSE a = b END;
CREATE MACRO float_ne(a, b) AS CASE WHEN a IS NULL OR b IS NULL THEN NULL WHEN isnan(a) OR isnan(b) THEN true ELSE a <> b END;
CREATE MACRO float_lt(a, b) AS CASE WHEN a IS NULL OR b IS NULL THEN NULL WHEN isnan(a) OR isnan(b) THEN false ELSE a < b END;
CREATE MACRO float_le(a, b) AS CASE WHEN a IS NULL OR b IS NULL THEN NULL WHEN isnan(a) OR isnan(b) THEN false ELSE a <= b END;
CREATE MACRO float_gt(a, b) AS CASE WHEN a IS NULL OR b IS NULL THEN NULL WHEN isnan(a) OR isnan(b) THEN false ELSE a > b END;
CREATE MACRO float_ge(a, b) AS CASE WHEN a IS NULL OR b IS NULL THEN NULL WHEN isnan(a) OR isnan(b) THEN false ELSE a >= b END;

-- Integers wrap; DuckDB refuses what does not fit. They are computed in 128 bits and cut.
CREATE MACRO cut_signed(x, half) AS ((((x + half) % (2 * half)) + 2 * half) % (2 * half)) - half;
CREATE MACRO cut_unsigned(x, all_values) AS ((x % all_values) + all_values) % all_values;
CREATE MACRO wrap_int8(x) AS CAST(cut_signed(CAST(x AS HUGEINT), 128::HUGEINT) AS TINYINT);
CREATE MACRO wrap_int16(x) AS CAST(cut_signed(CAST(x AS HUGEINT), 32768::HUGEINT) AS SMALLINT);
CREATE MACRO wrap_int32(x) AS CAST(cut_signed(CAST(x AS HUGEINT), 2147483648::HUGEINT) AS INTEGER);
CREATE MACRO wrap_int64(x) AS CAST(cut_signed(CAST(x AS HUGEINT), 9223372036854775808::HUGEINT) AS BIGINT);
CREATE MACRO wrap_uint8(x) AS CAST(cut_unsigned(CAST(x AS HUGEINT), 256::HUGEINT) AS UTINYINT);
CREATE MACRO wrap_uint16(x) AS CAST(cut_unsigned(CAST(x AS HUGEINT), 65536::HUGEINT) AS USMALLINT);
CREATE MACRO wrap_uint32(x) AS CAST(cut_unsigned(CAST(x AS HUGEINT), 4294967296::HUGEINT) AS UINTEGER);
CREATE MACRO wrap_uint64(x) AS CAST(cut_unsigned(CAST(x AS HUGEINT), 18446744073709551616::HUGEINT) AS UBIGINT);
CREATE MACRO product_int64(xs) AS coalesce(list_reduce(xs, lambda a, b: CAST(wrap_int64(a * b) AS HUGEINT)), 1);
-- A product of unsigned numbers is cut after each step as a signed one, so that it fits into 128 bits.
CREATE MACRO product_uint64(xs) AS wrap_uint64(coalesce(list_reduce(xs, lambda a, b: CAST(wrap_int64(CAST(wrap_int64(a) AS HUGEINT) * wrap_int64(b)) AS HUGEINT)), 1));

-- Quotients are rounded down and remainders have the divisor's sign, as Python's; DuckDB's are C's. By zero they are null.
CREATE MACRO floordiv_int(a, b) AS a // nullif(b, 0) - CASE WHEN a % nullif(b, 0) <> 0 AND (a < 0) <> (b < 0) THEN 1 ELSE 0 END;
CREATE MACRO mod_int(a, b) AS CASE WHEN a % nullif(b, 0) <> 0 AND (a < 0) <> (b < 0) THEN a % nullif(b, 0) + b ELSE a % nullif(b, 0) END;
CREATE MACRO mod_float(a, b) AS CASE
  WHEN a % b = 0 THEN CASE WHEN b < 0 THEN -0.0::DOUBLE ELSE 0.0::DOUBLE END
  WHEN NOT isnan(a % b) AND ((a % b) < 0) <> (b < 0) THEN a % b + b
  ELSE a % b END;

-- There is one NaN; DuckDB prints its sign.
CREATE MACRO float_text(x) AS CASE WHEN isnan(x) THEN 'nan' ELSE CAST(x AS VARCHAR) END;

-- numpy.sign and rounding to even.
CREATE MACRO sign_float(x) AS CASE WHEN isnan(x) THEN x WHEN x > 0 THEN 1 WHEN x < 0 THEN -1 ELSE x END;

-- Positions in text count from 0, and from the end when negative.
CREATE MACRO character_from(x, i) AS CASE WHEN i < 0 THEN greatest(length(x) + i, 0) ELSE i END;
CREATE MACRO slice_text(x, i, j) AS substring(x, CAST(character_from(x, i) + 1 AS BIGINT), CAST(greatest(character_from(x, j) - character_from(x, i), 0) AS BIGINT));
CREATE MACRO character_at(x, i) AS CASE WHEN i >= length(x) OR i < -length(x) THEN NULL ELSE substring(x, CAST(character_from(x, i) + 1 AS BIGINT), 1) END;
CREATE MACRO pad_left(x, n, c) AS CASE WHEN length(x) >= n THEN x ELSE repeat(c, n - length(x)) || x END;
CREATE MACRO pad_right(x, n, c) AS CASE WHEN length(x) >= n THEN x ELSE x || repeat(c, n - length(x)) END;

-- A moment moved by microseconds, and cut down to a multiple of some.
CREATE MACRO moved(x, us) AS make_timestamp(CAST(epoch_us(CAST(x AS TIMESTAMP)) + us AS BIGINT));
CREATE MACRO floor_us(us, step) AS us - mod_int(us, step);
