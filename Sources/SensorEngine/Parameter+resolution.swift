import EventData
import Expressions
package import Manifests

extension Parameter.Source {
    /// The value this source has in a rendering (spec/sensor.md §4.2).
    ///
    /// - Returns: nil when the dependency has no event and there is no default: nothing is to be written.
    /// - Throws: when the event is there, but no template, key or default gives a value.
    package func resolve(in rendering: Rendering) throws(RenderError) -> ResolvedValue? {
        guard let event = rendering.events[dependencyName] else {
            let problem = "dependency '\(dependencyName)' has no event in this firing"
            return value.map { ResolvedValue(.text($0), from: ValueOrigin(.value, problem: problem)) }
        }
        if let dataExpression { return try dataExpression.resolve(event, in: rendering.evaluation) }
        if let side {
            return try side.resolve(event, default: value, in: rendering.evaluation)
        }
        if let value { return ResolvedValue(.text(value), from: ValueOrigin(.value)) }
        return ResolvedValue(.text(event.wholeText), from: ValueOrigin(.event))
    }

    /// What is read: a data key or template takes the place of those of the context, which are no fallback.
    private var side: EventSide? {
        if dataKey != nil || dataTemplate != nil {
            return EventSide(part: .data, key: dataKey, template: dataTemplate, dependency: dependencyName)
        }
        if contextKey != nil || contextTemplate != nil {
            return EventSide(part: .context, key: contextKey, template: contextTemplate, dependency: dependencyName)
        }
        return nil
    }
}

extension EventExpression {
    /// Its text over the event's data, which a binding's events all have.
    fileprivate func resolve(
        _ event: DecodedEvent,
        in evaluation: Evaluation
    ) throws(RenderError) -> ResolvedValue {
        let document = try event.parameterData()
        do throws(EvaluationError) {
            let text = try rendered(from: document, in: evaluation)
            return ResolvedValue(.text(text), from: ValueOrigin(.expression))
        } catch {
            throw RenderError("expression '\(text.clipped(to: longestQuotedValueBytes))': \(error.problem)")
        }
    }
}

/// The part of an event that a source reads, and how.
private struct EventSide {
    enum Part: String { case data, context }

    let part: Part
    let key: JSONPath?
    let template: ManifestTemplate?
    let dependency: String

    /// The template's output, else the value at the key, else the default.
    func resolve(
        _ event: DecodedEvent,
        default value: String?,
        in evaluation: Evaluation
    ) throws(RenderError) -> ResolvedValue {
        var problems: [String] = []
        do throws(RenderError) {
            let document = part == .data ? try event.parameterData() : try event.contextDocument()
            if let template {
                switch template.rendered(from: document, in: evaluation) {
                case .success(let text):
                    let origin = ValueOrigin(part == .data ? .dataTemplate : .contextTemplate)
                    return ResolvedValue(.text(text), from: origin)
                case .failure(let error): problems.append(error.problem)
                }
            }
            if let key {
                let origin = ValueOrigin(part == .data ? .dataKey : .contextKey, problem: problems.first)
                if let match = document.find(key) { return ResolvedValue(.found(match), from: origin) }
                let place = "the \(part) of the event of dependency '\(dependency)'"
                problems.append("'\(key.text)' does not exist in \(place)")
            }
        } catch {
            problems.append(error.problem)
        }
        let problem = problems.joined(separator: " / ")
        guard let value else { throw RenderError("\(problem); add 'value:' as its default") }
        return ResolvedValue(.text(value), from: ValueOrigin(.value, problem: problem))
    }
}

extension ManifestTemplate {
    /// Its output with the document as `.Input`; an output of nothing is a failure.
    func rendered(from document: JSONDocument, in evaluation: Evaluation) -> Result<String, EvaluationError> {
        do {
            let text = try compiled.get().render(GoValue(document), in: evaluation)
            guard text.isEmpty || text.isSameText(as: noValue) else { return .success(text) }
            return .failure(EvaluationError("the template gives \(text.isEmpty ? "no text" : text)"))
        } catch {
            return .failure(EvaluationError("template: \(error)".clipped(to: longestDetailBytes)))
        }
    }
}
