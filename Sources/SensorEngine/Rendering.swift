import EventData
package import Expressions

/// One rendering of an invocation: the events it reads, what its templates may know, and where each value came from.
package struct Rendering {
    package let events: FiringEvents
    let evaluation: Evaluation
    /// In the order in which the values were resolved.
    package private(set) var values: [RenderedValue] = []

    package init(_ events: FiringEvents, in evaluation: Evaluation) {
        self.events = events
        self.evaluation = evaluation
    }

    /// Bytes of what is rendered: room for the largest event in base64, with others beside it.
    package static let maximumBytes = 64 << 20
    /// Bytes of a document that are written and read again in the time of one step.
    private static let bytesOfOneStep = 256

    /// Pays for a document that a value was written into: each value means writing all of it again.
    func pay(for document: JSONDocument) throws(RenderError) {
        try refuse(longerThanMaximum: document.bytes.count)
        do throws(EvaluationError) {
            try evaluation.take(document.bytes.count / Self.bytesOfOneStep)
        } catch {
            throw RenderError(error.problem)
        }
    }

    func refuse(longerThanMaximum bytes: Int) throws(RenderError) {
        guard bytes <= Self.maximumBytes else {
            throw RenderError("what is rendered is longer than \(Self.maximumBytes >> 20) MiB")
        }
    }

    mutating func record(_ origin: ValueOrigin, at place: String, index: Int) {
        values.append(RenderedValue(list: place, index: index, origin: origin))
    }
}

/// Where one parameter's value came from.
package struct RenderedValue: Sendable, Hashable {
    /// The list the parameter stands in, such as `argoWorkflow.parameters`.
    package let list: String
    package let index: Int
    package let origin: ValueOrigin

    package init(list: String, index: Int, origin: ValueOrigin) {
        self.list = list
        self.index = index
        self.origin = origin
    }
}

/// Which of a parameter's sources gave its value, and why none before it did (spec/sensor.md §4.2).
package struct ValueOrigin: Sendable, Hashable {
    package enum Source: String, Sendable, CaseIterable {
        case dataKey, dataTemplate, contextKey, contextTemplate, value
        /// The expression of a WorkflowEventBinding.
        case expression
        /// The whole event as text.
        case event
        /// The dependency has no event in this firing and there is no default: nothing was written.
        case nothing
    }

    package let source: Source
    /// Why an earlier source gave nothing: `'body.x' does not exist …`; nil when there was none.
    package let problem: String?

    package init(_ source: Source, problem: String? = nil) {
        self.source = source
        self.problem = problem
    }
}
