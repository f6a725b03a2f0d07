import Glibc

/// Go's `int64(number)` on 64-bit Intel: what does not fit, NaN included, is the smallest number there is.
package func goInt64(_ number: Double) -> Int64 { Int64(exactly: number.rounded(.towardZero)) ?? .min }

/// Go's `uint64(number)` on 64-bit Intel: negative numbers wrap around, what does not fit is zero or 2^63.
package func goUInt64(_ number: Double) -> UInt64 {
    let half = 0x1p63
    if number < half { return UInt64(bitPattern: goInt64(number)) }
    return UInt64(bitPattern: goInt64(number - half)) ^ (1 << 63)
}

/// Go's `math.Pow`: it multiplies in a way of its own, whose last digit can differ from the C library's.
package func goPower(_ base: Double, _ exponent: Double) -> Double {
    let isOrdinary = base.isFinite && base != 0 && base != 1 && exponent.isFinite && exponent != 0
    guard isOrdinary, abs(exponent) < 0x1p63 else { return pow(base, exponent) }
    if exponent == 0.5 { return base.squareRoot() }
    if exponent == -0.5 { return 1 / base.squareRoot() }
    var whole = abs(exponent).rounded(.towardZero)
    var fraction = abs(exponent) - whole
    if fraction != 0, base < 0 { return .nan }
    var power = GoPowerOfTwo(1)
    if fraction != 0 {
        if fraction > 0.5 {
            fraction -= 1
            whole += 1
        }
        power.mantissa = exp(fraction * log(base))
    }
    power.multiply(byPower: Int64(whole), of: base)
    return exponent < 0 ? power.inverse : power.value
}

/// `mantissa × 2^exponent`, which does not overflow while factors are multiplied.
private struct GoPowerOfTwo {
    var mantissa: Double
    private var exponent = 0

    /// Beyond it every result is infinite or zero.
    private static let extremeExponent = 1 << 12

    init(_ mantissa: Double) { self.mantissa = mantissa }

    var value: Double { scalbn(mantissa, Int32(clamping: exponent)) }
    var inverse: Double { scalbn(1 / mantissa, Int32(clamping: -exponent)) }

    /// Squares the factor and takes the squares that the bits of `count` name.
    mutating func multiply(byPower count: Int64, of base: Double) {
        var factor = base.significand / 2 * (base < 0 ? -1 : 1)
        var factorExponent = Int(base.exponent) + 1
        var bits = count
        while bits != 0 {
            guard abs(factorExponent) <= Self.extremeExponent else {
                exponent += factorExponent
                return
            }
            if bits & 1 == 1 {
                mantissa *= factor
                exponent += factorExponent
            }
            factor *= factor
            factorExponent <<= 1
            if factor < 0.5 {
                factor += factor
                factorExponent -= 1
            }
            bits >>= 1
        }
    }
}
