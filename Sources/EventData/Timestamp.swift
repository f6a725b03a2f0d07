/// A moment: nanoseconds since 1970-01-01T00:00:00Z, without leap seconds.
///
/// Arithmetic stops at the ends of the range (years 1677 and 2262) instead of trapping.
package struct Timestamp: Sendable, Hashable, Comparable {
    package var nanoseconds: Int64

    package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    package init(seconds: Int64) {
        nanoseconds = saturated(seconds.multipliedReportingOverflow(by: 1_000_000_000), seconds < 0)
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool { left.nanoseconds < right.nanoseconds }

    package static func + (moment: Timestamp, wait: Duration) -> Timestamp {
        Timestamp(
            nanoseconds: saturated(moment.nanoseconds.addingReportingOverflow(wait.wholeNanoseconds), wait < .zero)
        )
    }

    package static func - (moment: Timestamp, wait: Duration) -> Timestamp {
        Timestamp(
            nanoseconds: saturated(moment.nanoseconds.subtractingReportingOverflow(wait.wholeNanoseconds), wait > .zero)
        )
    }

    package static func - (later: Timestamp, earlier: Timestamp) -> Duration {
        .nanoseconds(saturated(later.nanoseconds.subtractingReportingOverflow(earlier.nanoseconds), later < earlier))
    }

    /// Whole seconds since 1970, rounded towards the past.
    package var seconds: Int64 {
        let (quotient, remainder) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

extension Duration {
    /// The length in nanoseconds, clamped to what 64 bits hold (292 years).
    package var wholeNanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        if overflow { return seconds < 0 ? .min : .max }
        let (sum, overflowed) = product.addingReportingOverflow(attoseconds / 1_000_000_000)
        return overflowed ? (seconds < 0 ? .min : .max) : sum
    }
}

/// The result of an operation, or the end of the range that it passed.
private func saturated(_ result: (partialValue: Int64, overflow: Bool), _ isTowardsPast: Bool) -> Int64 {
    result.overflow ? (isTowardsPast ? .min : .max) : result.partialValue
}
