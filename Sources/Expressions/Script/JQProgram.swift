import CJQ
package import EventData

/// A jq program that makes an event's data into other data (spec/sensor.md §2.3).
///
/// libjq runs in a worker process of its own, with a budget of processor time and memory, because it can neither be
/// interrupted nor be trusted to return. This is a pure function all the same: the worker has no file, no environment,
/// no clock and nothing but the bytes it is sent, so that program, data and time alone make the answer, and asking
/// again gives the same one. What it needs of the machine is what every function needs, a processor and memory.
package struct JQProgram: Sendable {
    /// Bytes that a program may have: people write these by hand.
    package static let maximumBytes = 64 << 10
    /// Bytes of jq's own error text that are kept; programs put parts of an event into it.
    package static let maximumReasonBytes = 256

    /// What libjq compiles: our definitions and then, on the same line, the program.
    private let text: [UInt8]
    private let id: UInt64

    /// Compiles the program.
    ///
    /// - Throws: when it does not compile where Argo Events runs it, with the place and what to write instead.
    package init(parsing text: String) throws(ExpressionError) {
        guard text.utf8.count <= Self.maximumBytes else {
            throw ExpressionError(
                problem: "the jq program is longer than \(Self.maximumBytes) bytes",
                fix: "write a shorter program"
            )
        }
        guard !text.utf8.contains(0) else {
            throw ExpressionError(problem: "the jq program holds a zero byte", fix: "remove it")
        }
        let rewriting = try JQRewriting(text)
        self.text = JQPrelude.bytes + rewriting.rewritten
        id = sb_jq_next_id()
        let answer = JQAnswer(withProgram(sb_jq_check))
        switch answer.kind {
        case SB_JQ_NOTHING: break
        case SB_JQ_UNCOMPILABLE:
            throw JQMessage(answer.bytes).error(in: rewriting, preludeBytes: JQPrelude.bytes.count)
        case SB_JQ_UNAVAILABLE:
            throw ExpressionError(
                problem: "jq cannot be run: \(answer.failure)",
                fix: "allow the program to start processes, and let it read /proc"
            )
        default:
            throw ExpressionError(
                problem: "libjq does not get through with compiling the jq program",
                fix: "write a simpler program"
            )
        }
    }

    /// The first output of the program for an event's data.
    ///
    /// - Parameters:
    ///   - data: must be an object or null.
    ///   - now: what `now` is for the program.
    /// - Returns: an object as Go's encoding/json writes it: compact, members sorted, HTML characters escaped; `null`
    ///   where the data is null and the program leaves it so.
    /// - Throws: when the data or the output is no object, the program raises an error, or its budget does not suffice.
    package func transform(_ data: JSONDocument, now: Timestamp) throws(EvaluationError) -> JSONText {
        let kind = JSONElement(data).kind
        guard kind == .object || kind == .null else {
            throw EvaluationError("jq needs data that is an object; it is \(kind)")
        }
        guard data.bytes.count <= Int(SB_JQ_MAXIMUM_INPUT_BYTES) else {
            throw EvaluationError("jq: the data is larger than \(SB_JQ_MAXIMUM_INPUT_BYTES) bytes")
        }
        let seconds = Double(now.nanoseconds) / 1e9
        let answer = data.bytes.withUnsafeBytes { bytes in
            JQAnswer(
                withProgram {
                    sb_jq_run($0, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, seconds)
                }
            )
        }
        guard answer.kind == SB_JQ_OUTPUT else { throw EvaluationError("jq: \(answer.failure)") }
        return JSONText(validated: answer.bytes)
    }

    private func withProgram(_ body: (sb_jq_program) -> sb_jq_answer) -> sb_jq_answer {
        text.withUnsafeBytes { bytes in
            body(
                sb_jq_program(id: id, text: bytes.baseAddress?.assumingMemoryBound(to: CChar.self), length: bytes.count)
            )
        }
    }

    /// The processes that run jq now; a test may end them.
    package static var workers: [Int32] {
        withUnsafeTemporaryAllocation(of: pid_t.self, capacity: Int(SB_JQ_MAXIMUM_WORKERS)) { room in
            let count = sb_jq_workers(room.baseAddress, room.count)
            return Array(room.prefix(count))
        }
    }
}

/// A worker's answer, taken out of C's hands.
private struct JQAnswer {
    let kind: sb_jq_kind
    let bytes: [UInt8]

    init(_ answer: sb_jq_answer) {
        kind = answer.kind
        bytes = Array(UnsafeRawBufferPointer(start: answer.bytes, count: answer.length))
        sb_jq_answer_free(answer)
    }

    private var text: String { String(decoding: bytes.prefix(JQProgram.maximumReasonBytes), as: UTF8.self) }

    /// Why there is no output.
    var failure: String {
        switch kind {
        case SB_JQ_NOTHING: "the program has no output"
        case SB_JQ_NO_OBJECT: "the output must be an object; it is \(text)"
        case SB_JQ_OUT_OF_TIME: "the program takes too long: more than \(SB_JQ_RUN_MILLISECONDS) ms for one event"
        case SB_JQ_OUT_OF_MEMORY: "the program takes too much memory: more than \(SB_JQ_MEMORY_BYTES >> 20) MB"
        case SB_JQ_BROKEN: "libjq broke off (\(text)); the program meets one of its bugs"
        case SB_JQ_UNAVAILABLE: "no process could be started for it: \(text)"
        default: text
        }
    }
}
