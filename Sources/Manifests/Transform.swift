import EventData
package import Expressions

/// What changes an event's data before it is filtered (spec/sensor.md §2.3–2.4).
package enum Transform: Sendable {
    case jq(Result<JQProgram, ExpressionError>)
    case script(Result<LuaScript, ExpressionError>)

    /// Reads `transform`; nil when neither language has a text.
    ///
    /// Where both have, `jq` alone is used.
    init?(from reader: ManifestReader) {
        let jq = reader.optionalString("jq") ?? ""
        let script = reader.optionalString("script") ?? ""
        reader.finish()
        if !jq.isEmpty {
            if !script.isEmpty { reader.warn("script", "is never run beside 'jq'", fix: "remove one of them") }
            let program = Result { () throws(ExpressionError) in try JQProgram(parsing: jq) }
            if case .failure(let error) = program { reader.invalid("jq", error) }
            self = .jq(program)
        } else if let compiled = LuaScript.read("script", of: reader) {
            self = .script(compiled)
        } else {
            return nil
        }
    }
}

extension LuaScript {
    /// Reads a field that holds a script; nil when it is absent or empty.
    static func read(_ name: String, of reader: ManifestReader) -> Result<LuaScript, ExpressionError>? {
        guard let text = reader.optionalString(name), !text.isEmpty else { return nil }
        let script = Result { () throws(ExpressionError) in try LuaScript(parsing: text) }
        switch script {
        case .failure(let error): reader.invalid(name, error)
        case .success(let script):
            if let warning = script.warning { reader.invalid(name, warning, severity: .warning) }
        }
        return script
    }
}
