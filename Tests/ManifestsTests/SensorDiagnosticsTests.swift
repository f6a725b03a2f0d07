import Manifests

/// Sensors with something wrong, and exactly what is said about it.
struct SensorDiagnosticsTests {
    /// What is said about one text, without the file's name where a line starts with it.
    static func said(about text: String) -> String {
        load([ManifestText(file: "s.yaml", text: text)], namespace: "default").diagnostics
            .map { $0.description.replacing("\nfix: ", with: "\n  fix: ").dropFirst("s.yaml:".count) }
            .joined(separator: "\n")
    }

    static let head = "apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata: {name: s}\nspec:\n"
    static let dependency = "name: d, eventSourceName: es, eventName: e"
    static let triggers = "  triggers: [{template: {name: t, log: {}}}]\n"
    static let dependencies = "  dependencies: [{\(dependency)}]\n"

    /// A sensor whose only dependency has more fields, at 5:62.
    static func dependency(_ more: String) -> String {
        head + "  dependencies: [{\(dependency), \(more)}]\n" + triggers
    }

    /// A sensor whose only data filter starts at 5:79.
    static func filter(_ more: String) -> String { dependency("filters: {data: [{\(more)}]}") }

    /// A sensor whose only trigger is `trigger`, at 6:14.
    static func trigger(_ trigger: String) -> String { head + dependencies + "  triggers: [{\(trigger)}]\n" }

    /// A sensor whose only template starts at 6:25.
    static func template(_ template: String) -> String { trigger("template: {\(template)}") }
}
