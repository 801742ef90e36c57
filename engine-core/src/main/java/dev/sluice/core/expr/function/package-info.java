/**
 * The functions that come with the engine, by the lower-case names that calls use.
 *
 * <p>Key type: {@link dev.sluice.core.expr.function.BuiltinFunctions}. Arguments in square brackets
 * may be left out or be NULL. {@code 'x'} marks an argument that must be a constant. The type of a
 * call is the type of its result and decides between integer and floating-point forms; arguments
 * are converted as needed.
 *
 * <pre>
 * Logic
 *   and(x, y, ...)  or(x, y, ...)  not(x)
 *   is_null(x)  is_not_null(x)  is_true(x)  is_not_true(x)  is_false(x)  is_not_false(x)
 *   equals(x, y)  not_equals(x, y)  less_than(x, y)  less_than_or_equal(x, y)
 *   greater_than(x, y)  greater_than_or_equal(x, y)
 *   is_not_distinct_from(x, y)  is_distinct_from(x, y)
 *   in(x, 'value', ...)  like(x, 'pattern'[, 'escape'])
 *   case(condition, value, ..., [else])  coalesce(x, ...)  nvl(x, y)  ifnull(x, y)  nullif(x, y)
 *   greatest(x, ...)  least(x, ...)
 *   cast(x[, 'zone'])                 to the type of the call; the zone is for text, TIMESTAMP, DATE
 *
 * Numbers
 *   add(x, y)  subtract(x, y)  multiply(x, y)  divide(x, y)  mod(x, y)  negate(x)
 *   div(x, y)  safe_divide(x, y)
 *   abs(x)  ceil(x)  ceiling(x)  floor(x)  round(x[, digits])  truncate(x[, digits])  trunc
 *   sqrt(x)  exp(x)  ln(x)  log10(x)  power(x, y)  pi()
 *   sin(x)  cos(x)  tan(x)  cot(x)  asin(x)  acos(x)  atan(x)  atan2(y, x)  degrees(x)  radians(x)
 *   bitwise_and(x, y)  bitwise_or(x, y)  bitwise_xor(x, y)  bitwise_complement(x)
 *   bitwise_shift_left(x, n)  bitwise_shift_right(x, n)
 *   bitwise_convert_double_to_long_bits(x)  bitwise_convert_long_bits_to_double(x)
 *   human_readable_binary_byte_format(x[, precision])  human_readable_decimal_byte_format
 *   human_readable_decimal_format
 *
 * Texts
 *   concat(x, ...)  textcat(x, y)
 *   length(x)  char_length  character_length  strlen
 *   upper(x)  lower(x)  reverse(x)  repeat(x, n)
 *   substring(x, from[, length])  substr  left(x, n)  right(x, n)
 *   trim(x[, chars])  btrim  ltrim(x[, chars])  rtrim(x[, chars])
 *   lpad(x, length[, pad])  rpad(x, length[, pad])
 *   replace(x, what, by)  position(needle, x[, from])  strpos(x, needle)
 *   starts_with(x, y)  ends_with(x, y)  contains_string(x, 'y')  icontains_string(x, 'y')
 *   regexp_extract(x, 'pattern'[, 'group'])  regexp_like(x, 'pattern')
 *   regexp_replace(x, pattern, replacement)
 *   string_format(pattern, ...)  parse_long(x[, radix])  decode_base64_utf8(x)
 *
 * Times
 *   time_parse(x[, 'pattern'[, 'zone']])  time_format(t[, 'pattern'[, 'zone']])
 *   time_floor(t, 'period'[, 'origin'[, 'zone']])  time_ceil(t, 'period'[, 'origin'[, 'zone']])
 *                                     the origin is a TIMESTAMP constant; FLOOR(t TO unit) is one too
 *   time_shift(t, 'period', steps[, 'zone'])  time_extract(t, 'unit'[, 'zone'])
 *   timestamp_add('unit', n, t[, 'zone'])  timestamp_diff('unit', from, to[, 'zone'])
 *   date_trunc('unit', t[, 'zone'])  time_in_interval(t, 'start/end'[, 'zone'])
 *   millis_to_timestamp(n)  timestamp_to_millis(t)
 * </pre>
 */
@NullMarked
package dev.sluice.core.expr.function;

import org.jspecify.annotations.NullMarked;
