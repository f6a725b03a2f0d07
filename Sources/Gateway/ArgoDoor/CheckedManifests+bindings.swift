import EventData
import EventSources
import Manifests

extension CheckedManifests {
    /// How many run of each kind, in words for people.
    package var counts: [(count: Int, of: String)] {
        let submitting = bindings.count { $0.sensor != nil }
        let counts = [(sources.count, "event source"), (sensors.count - submitting, "sensor")]
        return counts + (bindings.isEmpty ? [] : [(bindings.count, "binding")])
    }

    /// What is told at the start where nothing can reach the bindings.
    var unreachableBindings: Diagnostic? {
        guard let first = bindings.first else { return nil }
        return Diagnostic(
            .warning,
            at: first.place,
            problem:
                "no event reaches \(bindings.count == 1 ? "a binding" : "\(bindings.count) bindings"): there is no port",
            fix: "add --argo-port 2746"
        )
    }

    /// Webhook clients in a Secret beside the manifests that Argo would take for "no check", or crash on.
    static func checkClients(in documents: [OtherDocument], problems: ManifestProblems) {
        for secret in documents where secret.kind == "Secret" && secret.name == WebhookClient.secretName {
            for field in ["stringData", "data"] {
                guard case .mapping(let members)? = secret.node[field]?.content else { continue }
                for member in members { check(member, isEncoded: field == "data", problems) }
            }
        }
    }

    private static func check(_ member: ManifestNode.Member, isEncoded: Bool, _ problems: ManifestProblems) {
        let written = member.value.json.string ?? ""
        let text = isEncoded ? decodedBase64(Array(written.utf8)).map { String(decoding: $0, as: UTF8.self) } : written
        do throws(WebhookClientProblem) {
            _ = try WebhookClient(account: member.name, text: text ?? "")
        } catch {
            problems.add(
                Diagnostic(
                    rule: .own,
                    at: member.namePlace,
                    problem: "webhook client '\(error.account)' \(error.problem)",
                    fix: error.fix
                )
            )
        }
    }
}
