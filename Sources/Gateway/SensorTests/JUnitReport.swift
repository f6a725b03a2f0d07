import EventData

/// Results as the XML that CI systems read.
package enum JUnitReport {
    package static func text(of results: [SensorTestRunner.Result]) -> String {
        var files: [String] = []
        for result in results where files.last != result.file { files.append(result.file) }
        let suites = files.map { file in suite(file, results.filter { $0.file == file }) }
        let totals = counts(of: results)
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites \(totals)>\n\(suites.joined())</testsuites>\n"
    }

    private static func suite(_ file: String, _ results: [SensorTestRunner.Result]) -> String {
        "  <testsuite name=\"\(escaped(file))\" \(counts(of: results))>\n\(results.map(testCase).joined())  </testsuite>\n"
    }

    private static func testCase(_ result: SensorTestRunner.Result) -> String {
        let head = "    <testcase classname=\"\(escaped(result.file))\" name=\"\(escaped(result.name))\" "
        let time = "time=\"\(seconds(result.duration))\""
        guard let first = result.failures.first else { return "\(head)\(time)/>\n" }
        let text = result.failures.map { "\($0.place): \($0.text)" }.joined(separator: "\n")
        return
            "\(head)\(time)>\n      <failure message=\"\(escaped(first.text))\">\(escaped(text))</failure>\n    </testcase>\n"
    }

    private static func counts(of results: [SensorTestRunner.Result]) -> String {
        let failures = results.count { !$0.failures.isEmpty }
        let time = results.map(\.duration).reduce(.zero, +)
        return "tests=\"\(results.count)\" failures=\"\(failures)\" errors=\"0\" time=\"\(seconds(time))\""
    }

    /// With six digits behind the point.
    private static func seconds(_ duration: Duration) -> String {
        let microseconds = duration.wholeNanoseconds / 1_000
        let fraction = String(microseconds % 1_000_000)
        return "\(microseconds / 1_000_000).\(String(repeating: "0", count: 6 - fraction.count))\(fraction)"
    }

    /// What XML 1.0 cannot hold at all becomes a question mark.
    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            case "\n": "&#10;"
            case "\t": "&#9;"
            case _ where scalar.value < 0x20 || (0xFFFE...0xFFFF).contains(scalar.value): "?"
            default: String(Character(scalar))
            }
        }
        .joined()
    }
}
