/// A text as Go's ParseFloat reads it; zero when it is no number.
func goFloat(_ text: ArraySlice<UInt8>) -> Double {
    if let number = text.withUnsafeBufferPointer({ ShortDecimal($0)?.value }) { return number }
    // Swift also takes hexadecimal numbers without an exponent, which Go refuses.
    let isHexadecimal = text.contains { $0 | 0x20 == UInt8(ascii: "x") }
    if isHexadecimal, !text.contains(where: { $0 | 0x20 == UInt8(ascii: "p") }) { return 0 }
    return Double(String(decoding: text, as: UTF8.self)) ?? 0
}

/// A text as Go's ParseBool reads it, whatever its case; nil when it is neither.
func goBool(_ text: [UInt8]) -> Bool? {
    guard text.count <= "false".utf8.count else { return nil }
    return switch String(decoding: text, as: UTF8.self).lowercased() {
    case "1", "t", "true": true
    case "0", "f", "false": false
    default: nil
    }
}

/// The shortest decimal text of a number without an exponent, as Go's FormatFloat has it with 'f' and -1.
func plainDecimal(_ number: Double) -> String {
    guard number.isFinite else { return number.isNaN ? "NaN" : number < 0 ? "-Inf" : "+Inf" }
    let shortest = number.description.split(separator: "e")
    let exponent = shortest.count > 1 ? Int(shortest[1]) ?? 0 : 0
    let mantissa = shortest[0].drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    let whole = String(mantissa[0])
    let fraction = mantissa.count > 1 && mantissa[1] != "0" ? String(mantissa[1]) : ""
    let text = shifted(whole: whole, fraction: fraction, by: exponent)
    return (number.sign == .minus ? "-" : "") + text
}

private func shifted(whole: String, fraction: String, by exponent: Int) -> String {
    let digits = whole + fraction
    let point = whole.count + exponent
    if point <= 0 { return "0." + String(repeating: "0", count: -point) + digits }
    if point >= digits.count { return digits + String(repeating: "0", count: point - digits.count) }
    return digits.prefix(point) + "." + digits.dropFirst(point)
}
