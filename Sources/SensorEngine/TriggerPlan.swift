import EventData
import Manifests

/// A trigger prepared once, so that a firing parses nothing that does not depend on its events.
struct TriggerPlan: Sendable {
    let trigger: Trigger
    /// The template as written; used as it is where no trigger-level parameter can change it.
    private let template: Result<TriggerTemplate, RenderError>
    /// Whether a trigger-level parameter may change the parameters inside the kind.
    private let rewritesBody: Bool

    init(_ trigger: Trigger) {
        self.trigger = trigger
        rewritesBody = trigger.parameters.contains { $0.destination.mayRewriteBody(below: trigger.kind) }
        do {
            template = .success(try TriggerTemplate(trigger.template, kind: trigger.kind, body: trigger.body))
        } catch {
            template = .failure(error)
        }
    }

    /// The request as written, for a dead letter that could not be rendered.
    var unrenderedRequest: JSON {
        switch template {
        case .success(let template): template.block.tree
        case .failure: trigger.template.tree[trigger.kind] ?? .null
        }
    }

    /// The request of one firing (see `Invocation.request`).
    func request(_ rendering: inout Rendering, references: [EventReference]) throws(RenderError) -> JSONText {
        let template = try self.template(for: &rendering)
        let place = "\(trigger.kind).parameters"
        switch template.resource {
        case .written(let object, let frame)?:
            return frame.around(try renderResource(object, template.body.parameters, in: &rendering, at: place))
        case .fetched(let request)?:
            return try request.with(template.body.parameters, in: &rendering, at: place)
        case nil: break
        }
        if trigger.kind == "log" { return JSONText(logRequest(template, rendering.events, references)) }
        return JSONText(try blockRequest(template, &rendering))
    }

    /// Trigger-level parameters may rewrite the parameters inside the kind; only then those are read again.
    private func template(for rendering: inout Rendering) throws(RenderError) -> TriggerTemplate {
        guard !trigger.parameters.isEmpty else { return try template.get() }
        let rendered = try trigger.template.applying(trigger.parameters, in: &rendering, at: "parameters")
        let tree = try typedTemplate(rendered.tree)
        let body =
            rewritesBody ? try TriggerBody(rendering: tree[trigger.kind] ?? .null, kind: trigger.kind) : trigger.body
        return try TriggerTemplate(rendered, kind: trigger.kind, body: body)
    }
}

// MARK: Requests by kind

extension TriggerPlan {
    private func logRequest(
        _ template: TriggerTemplate,
        _ events: FiringEvents,
        _ references: [EventReference]
    ) -> JSON {
        var request = template.frame
        request["events"] = .array(
            references.compactMap { reference in
                events[reference.dependency].map { $0.event.logged(as: reference.dependency) }
            }
        )
        return request
    }

    /// Parameters of such a kind are written into its own block, which may change its payload and headers.
    private func blockRequest(
        _ template: TriggerTemplate,
        _ rendering: inout Rendering
    ) throws(RenderError) -> JSON {
        var template = template
        if !template.body.parameters.isEmpty {
            let place = "\(trigger.kind).parameters"
            let block = try template.block.applying(template.body.parameters, in: &rendering, at: place)
            let tree = try typedBlock(block.tree, kind: trigger.kind)
            let body =
                template.rewritesItself ? try TriggerBody(rendering: tree, kind: trigger.kind) : template.body
            template = try TriggerTemplate(block: block, kind: trigger.kind, body: body)
        }
        var request = template.frame
        try addHeaders(template.body.dynamicHeaders, &rendering, to: &request)
        if let payload = template.body.payload {
            request["body"] = .string(try renderPayload(payload, in: &rendering, at: "\(trigger.kind).payload"))
        }
        if let allowed = trigger.allowedStatuses {
            request["policy"] = ["status": ["allow": .array(allowed.map { .number(JSONNumber($0)) })]]
        }
        return request
    }

    /// Dynamic headers follow the static ones; one of the same spelling takes its place.
    private func addHeaders(
        _ headers: [Parameter],
        _ rendering: inout Rendering,
        to request: inout JSON
    ) throws(RenderError) {
        guard !headers.isEmpty else { return }
        let place = "\(trigger.kind).dynamicHeaders"
        var rendered = request["headers"]?.object ?? JSONObject()
        for (index, header) in headers.enumerated() {
            do throws(RenderError) {
                let value = try header.source.resolve(in: rendering)
                rendering.record(value?.origin ?? ValueOrigin(.nothing), at: place, index: index)
                guard let value else { throw RenderError(missing: header.source.dependencyName) }
                rendered[header.destination.text] = .string(value.text)
            } catch {
                throw error.at("\(place)[\(index)]")
            }
        }
        request["headers"] = .object(rendered)
    }
}

extension CloudEvent {
    /// The event as the `log` kind shows it (spec/sensor.md §5.14): text where the data is text, else base64.
    fileprivate func logged(as dependency: String) -> JSON {
        let isText = dataContentType == "application/json" || dataContentType == "text/plain"
        let bytes = data ?? []
        return [
            "dependencyName": .string(dependency),
            "context": .object(JSONObject(contextMembers.map { ($0.name, .string($0.value)) })),
            "data": .string(isText ? String(decoding: bytes, as: UTF8.self) : base64(bytes)),
        ]
    }
}
