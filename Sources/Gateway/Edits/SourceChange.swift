import Manifests
import SensorEngine

/// What an edit does to one named event of an EventSource.
struct SourceChange: Equatable {
    let source: SourceName
    let kind: String
    let verdict: SensorChange.Verdict
    /// What changed in the manifest, one line each.
    let lines: [String]

    /// nil when there is no such source before or after.
    init?(from old: CheckedManifests.Source?, to new: CheckedManifests.Source?) {
        guard let any = new ?? old else { return nil }
        source = SourceName(any)
        kind = any.kind
        switch (old, new) {
        case (nil, _): (verdict, lines) = (.added, [])
        case (_, nil): (verdict, lines) = (.removed, [])
        case (let old?, let new?) where old.isSame(as: new): (verdict, lines) = (.unchanged, [])
        case (let old?, let new?):
            verdict = .changed
            let kinds = old.kind == new.kind ? [] : ["kind: \(old.kind) → \(new.kind)"]
            lines = kinds + SpecChange.lines(from: old.text, to: new.text)
        }
    }
}
