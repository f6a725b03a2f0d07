import EventData
import Foundation

/// Reading a push as every event is read, beside Foundation's parser.
enum JSONWorkloads {
    /// A parse that takes this many times as long as a copy of its bytes, byte by byte, is broken, not slow.
    static let absurdRatio = 200.0

    static func run(_ effort: Measurement.Effort) throws {
        let bytes = try Workloads.push()
        let size = "\(bytes.count) B"
        var sink = 0
        let copy = Measurement(effort) { sink &+= copied(bytes).count }
        let parse = try Measurement(effort) { sink &+= try JSONDocument(parsing: bytes).bytes.count }
        let foundation = try Measurement(effort) {
            _ = try JSONSerialization.jsonObject(with: Data(bytes))
            sink &+= 1
        }
        copy.report("json copy by byte, \(size)")
        parse.report("json parse, \(size)")
        foundation.report("json Foundation, \(size)")
        print("bench json parse / Foundation: ratio \(rounded(parse.microseconds / foundation.microseconds))")

        let document = try JSONDocument(parsing: bytes)
        let path = JSONPath("repository.full_name")
        Measurement(effort) { sink &+= document.find(path) == nil ? 0 : 1 }.report("json find \(path.text)")
        precondition(sink != 0, "the workloads did something")
        guard parse.microseconds < absurdRatio * copy.microseconds else {
            throw BenchmarkError("parsing takes \(rounded(parse.microseconds / copy.microseconds)) times a copy")
        }
    }

    private static func copied(_ bytes: [UInt8]) -> [UInt8] {
        var copy: [UInt8] = []
        for byte in bytes { copy.append(byte) }
        return copy
    }
}
