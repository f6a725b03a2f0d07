import Gateway
import Testing

/// `--retention-…`: what may be said, and what is answered to the rest.
@Suite struct RetentionChoiceTests {
    private func problems(
        age: String? = nil,
        events: String? = nil,
        bytes: String? = nil,
        absentSensors: String? = nil
    ) -> [String] {
        do throws(WrongOptions) {
            _ = try RetentionChoice(age: age, events: events, bytes: bytes, absentSensors: absentSensors)
            return []
        } catch {
            return error.problems
        }
    }

    @Test func `nothing said is the default, and days, Go's durations and Kubernetes' sizes are understood`() throws {
        #expect(
            try RetentionChoice(age: nil, events: nil, bytes: nil, absentSensors: nil) == RetentionChoice()
        )
        let defaults = try RetentionChoice(age: "7d", events: "1000000", bytes: "4Gi", absentSensors: "72h")
        #expect(defaults == RetentionChoice())
        let others = try RetentionChoice(age: "168h0m1s", events: "1000000", bytes: "4294967296", absentSensors: "3d")
        #expect(others != RetentionChoice())
    }

    @Test func `the smallest and the largest are taken`() {
        #expect(problems(age: "1m", events: "1", bytes: "1", absentSensors: "60s") == [])
        #expect(problems(age: "36500d", events: "1000000000", bytes: "64Ti", absentSensors: "36500d") == [])
    }

    @Test(arguments: ["", "soon", "7", "59s", "0d", "-1d", "36501d", "9999999999999999999d", "1.5d", "7 d"])
    func `an age that is none, or out of bounds, is refused with what to write`(age: String) {
        let fix = "write a duration from 1m to 36500d, such as 12h or 7d"
        #expect(problems(age: age) == ["--retention-age is '\(age)'; \(fix)"])
        #expect(problems(absentSensors: age) == ["--retention-absent-sensors is '\(age)'; \(fix)"])
    }

    @Test func `all options that cannot be used are named at once`() {
        #expect(
            problems(age: "1s", events: "0", bytes: "4GB", absentSensors: "x") == [
                "--retention-age is '1s'; write a duration from 1m to 36500d, such as 12h or 7d",
                "--retention-events is '0'; write a whole number from 1 to 1000000000",
                "--retention-bytes is '4GB'; write a number of bytes from 1 to 64Ti, such as 500Mi or 4Gi",
                "--retention-absent-sensors is 'x'; write a duration from 1m to 36500d, such as 12h or 7d",
            ]
        )
    }
}
