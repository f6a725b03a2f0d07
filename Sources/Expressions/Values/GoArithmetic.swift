import Glibc

/// Go's `int64(number)` on 64-bit Intel: what does not fit, NaN included, is the smallest number there is.
func goInt64(_ number: Double) -> Int64 { Int64(exactly: number.rounded(.towardZero)) ?? .min }

func goPower(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
