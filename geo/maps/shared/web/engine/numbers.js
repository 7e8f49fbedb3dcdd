// @ts-check
// Numbers written out as geo.base.numbers does: halves away from zero, from the shortest decimal that
// reads back as the number, which is the same in both languages.

/**
 * The digits of a number and where its point stands: value = 0.digits * 10 ** point.
 * @param {number} value not below nothing
 */
const decimal = (value) => {
  const [mantissa, exponent = "0"] = value.toExponential().split("e");
  return { digits: mantissa.replace(".", ""), point: Number(exponent) + 1 };
};

/**
 * A number rounded, as text without commas.
 * @param {number} value finite
 * @param {number} decimals
 * @param {number} [shift] the point is moved so far to the right first
 */
export const roundHalfUp = (value, decimals, shift = 0) => {
  const { digits, point } = decimal(Math.abs(value));
  const length = point + shift + decimals;
  let kept = length > 0 ? digits.slice(0, length).padEnd(length, "0") : "0";
  if (length >= 0 && (digits[length] ?? "0") >= "5") {
    kept = String(BigInt(kept || "0") + 1n);
  }
  const all = kept.padStart(decimals + 1, "0");
  const whole = all.slice(0, all.length - decimals).replace(/^0+(?=\d)/, "");
  const text = decimals ? `${whole}.${all.slice(all.length - decimals)}` : whole;
  return value < 0 && /[1-9]/.test(text) ? `-${text}` : text;
};

/**
 * A number rounded as Python's `f` does, from its exact value, halves to even; JavaScript's own
 * takes them up.
 * @param {number} value
 * @param {number} decimals
 */
export const roundHalfEven = (value, decimals) => {
  const parts = value * 2 ** (decimals + 1);
  const isHalf = Number.isInteger(parts) && parts % 2 !== 0;
  const below = Math.floor(value * 10 ** decimals);
  return isHalf && below % 2 === 0
    ? (below / 10 ** decimals).toFixed(decimals)
    : value.toFixed(decimals);
};

/** @param {string} text */
const withCommas = (text) => text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ",");

/**
 * A number with thousands' commas.
 * @param {number} value
 * @param {number} decimals
 */
export const formatFixed = (value, decimals) => withCommas(roundHalfUp(value, decimals));

/**
 * A share in per cent, without the sign.
 * @param {number} share
 * @param {number} decimals
 */
export const formatPercent = (share, decimals) => withCommas(roundHalfUp(share, decimals, 2));
