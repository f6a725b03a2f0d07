package import Expressions

/// A template of a manifest, compiled when it was read; one that cannot be compiled fails whenever it is used.
package struct ManifestTemplate: Sendable, Hashable {
    /// As written.
    package let text: String
    package let compiled: Result<Template, ExpressionError>

    package init(_ text: String) {
        self.text = text
        compiled = Result { () throws(ExpressionError) in
            try Template(parsing: text, functions: Sprig.functions)
        }
    }

    package static func == (left: ManifestTemplate, right: ManifestTemplate) -> Bool {
        left.text.isSameText(as: right.text)
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(text) }

    /// Why it cannot be compiled, or has a constant pattern that cannot; nil when all is well.
    var problem: ExpressionError? {
        switch compiled {
        case .success(let template): template.unusableArgument
        case .failure(let error): error
        }
    }
}
