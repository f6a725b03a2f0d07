import CLua
package import EventData

/// A Lua 5.1 script of a filter or a transform, checked at load and run in a sandbox (spec/sensor.md §2.4, §2.10).
///
/// Each run has a state of its own, so scripts cannot see each other or leave anything behind. They reach no files,
/// processes, clock or environment; what they may use of time and memory is bounded below. `math.random` takes its
/// numbers from the event, so that an event that is delivered twice is treated the same way.
package final class LuaScript: Sendable {
    /// Bytes a script may have; checking takes memory and time in proportion.
    package static let maximumBytes = 256 << 10

    /// Instructions a run may take, and work of library functions in their measure: some 50 ms.
    package static let maximumSteps = 5_000_000

    /// Bytes a run may hold at once; an event takes about eight times the bytes of its text.
    package static let maximumLiveBytes = 32 << 20

    /// Bytes a run may allocate in all, because making large texts again and again takes time that no step shows.
    package static let maximumAllocatedBytes = 192 << 20

    /// Processor time of a run, for what steps and bytes do not see, such as comparing megabytes in one instruction.
    package static let maximumTime = Duration.milliseconds(500)

    /// Bytes of JSON a result may become: tables can share members, so that text grows where memory does not.
    package static let maximumResultBytes = 8 << 20

    /// What is worth a warning: the first use of a library that Argo Events has and this sandbox has not.
    package let warning: ExpressionError?

    // An OpaquePointer is not Sendable. This one may be shared: the bytecode behind it never changes after checking,
    // each run only reads it, and only `deinit` frees it.
    private nonisolated(unsafe) let bytecode: OpaquePointer

    /// Checks a script; one that begins with Lua's bytecode mark is refused like any other wrong text.
    package init(parsing text: String) throws(ExpressionError) {
        guard text.utf8.count <= Self.maximumBytes else {
            throw ExpressionError(
                problem: "the script is longer than \(Self.maximumBytes) bytes",
                fix: "shorten it; the work may be better done in the workflow"
            )
        }
        warning = LuaMissingName.found(in: text)
        switch Self.compile(text) {
        case .success(let bytecode): self.bytecode = bytecode
        case .failure(let refusal): throw LuaProblem(message: refusal.message).error(in: text)
        }
    }

    deinit { sb_lua_free(bytecode) }

    /// Whether the last value that the script returns is the boolean true.
    ///
    /// - Throws: when `data` is neither an object nor null, and when the script raises an error or uses too much.
    package func passes(_ data: JSONDocument) throws(EvaluationError) -> Bool {
        switch try run(on: data, wantsJSON: false) {
        case .flag(let flag): flag
        case .json: false
        }
    }

    /// The table that the script returns last, as JSON: names sorted, HTML characters escaped.
    ///
    /// - Throws: as `passes`, and when what is returned last is no table or has no JSON form.
    package func transform(_ data: JSONDocument) throws(EvaluationError) -> JSONText {
        guard case .json(let text) = try run(on: data, wantsJSON: true) else {
            throw EvaluationError("the script does not return a table")
        }
        return text
    }
}

extension LuaScript {
    private enum Outcome {
        case flag(Bool)
        case json(JSONText)
    }

    private struct Refusal: Error {
        let message: String
    }

    private static var limits: sb_lua_limits {
        sb_lua_limits(
            live_bytes: maximumLiveBytes,
            total_bytes: maximumAllocatedBytes,
            steps: Int64(maximumSteps),
            nanoseconds: maximumTime.components.attoseconds / 1_000_000_000,
            output_bytes: maximumResultBytes,
            depth: Int32(JSONDocument.maximumForeignDepth)
        )
    }

    private static let letters: sb_lua_letters = { text, length, isUpper, room, capacity in
        writeInCase(
            UnsafeRawBufferPointer(start: text, count: length),
            upper: isUpper,
            to: UnsafeMutableRawBufferPointer(start: room, count: capacity)
        )
    }

    private static func compile(_ text: String) -> Result<OpaquePointer, Refusal> {
        var text = text
        var limits = limits
        var problem = sb_lua_result()
        let bytecode = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { sb_lua_compile($0.baseAddress, $0.count, &limits, &problem) }
        }
        defer { sb_lua_release(&problem) }
        guard let bytecode else { return .failure(Refusal(message: message(of: problem))) }
        return .success(bytecode)
    }

    private func run(on data: JSONDocument, wantsJSON: Bool) throws(EvaluationError) -> Outcome {
        switch JSONElement(data).kind {
        case .object, .null: break
        case let kind: throw EvaluationError("a script needs data that is an object, not \(kind)")
        }
        var limits = Self.limits
        var result = data.bytes.withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                sb_lua_run(bytecode, $0.baseAddress, $0.count, wantsJSON, &limits, Self.letters)
            }
        }
        defer { sb_lua_release(&result) }
        switch result.status {
        case SB_LUA_TRUE: return .flag(true)
        case SB_LUA_OTHER: return .flag(false)
        case SB_LUA_JSON: return .json(JSONText(validated: Self.bytes(of: result)))
        default: throw EvaluationError(Self.message(of: result))
        }
    }

    private static func bytes(of result: sb_lua_result) -> [UInt8] {
        Array(UnsafeRawBufferPointer(start: result.text, count: result.length))
    }

    private static func message(of result: sb_lua_result) -> String {
        switch result.status {
        case SB_LUA_OUT_OF_STEPS: "the script takes more than \(maximumSteps) steps"
        case SB_LUA_OUT_OF_TIME: "the script takes more than \(maximumTime)"
        case SB_LUA_OUT_OF_ALLOCATIONS: "the script allocates more than \(maximumAllocatedBytes) bytes"
        case SB_LUA_OUT_OF_MEMORY: "the script holds more than \(maximumLiveBytes) bytes"
        default: String(decoding: bytes(of: result), as: UTF8.self)
        }
    }
}
