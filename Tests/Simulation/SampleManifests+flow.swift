/// Sensors whose firings are shaped by time, by what runs already, and by what becomes of what they make.
extension SampleManifests {
    static let flowSensors = [timed, quiet, limited, rooms]

    /// How long anything that these sensors hold can wait at most: until the next full hour, or two of those waits.
    static let longestHold = Duration.seconds(3 * 3_600)
    /// Of `limited`: six permits each minute.
    static let permitInterval = Duration.seconds(10)
    /// Permits that may be used at one moment: the saved ones and the one that is due.
    static let permitsAtOnce = 11
    static let limitedTrigger = "limited"
    /// Triggers of `rooms`, each with one place for each key.
    static let queuedTrigger = "queued"
    static let cancellingTrigger = "newest"
    static let skippingTrigger = "maybe"
    /// The label that says in which room a Workflow runs.
    static let roomLabel = "room"
    /// The trigger that waits for a label, and the label.
    static let labelledTrigger = "labelled"
    static let awaitedLabel = "done"

    /// Joins that end because time passes; edits change keys and filters.
    private static let timed = [("g", "yes"), ("ok", "yes"), ("g", nil)].map { key, wanted in
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: timed}
        spec:
          dependencies:
            - name: push
              eventSourceName: git
              eventName: push
              \(wanted.map { #"filters: {data: [{path: body.ok, type: string, value: ["\#($0)"]}]}"# } ?? "")
            - {name: approval, eventSourceName: git, eventName: approval}
            - {name: scan, eventSourceName: git, eventName: scan}
          triggers:
            - template: {name: meet, conditions: push && approval, log: {}}
              join: {key: "{{ .Input.body.\(key) }}", within: 10m}
            - template: {name: hurry, conditions: push && scan, log: {}}
              join: {within: 2m, onExpire: fire}
            - template:
                name: strict
                conditions: approval && scan
                k8s:
                  operation: create
                  source:
                    resource: {apiVersion: v1, kind: ConfigMap, metadata: {generateName: strict-}}
              join: {key: "{{ .Input.body.\(key) }}", within: 5m, onExpire: dlq}
              atLeastOnce: true
              dlqTrigger:
                atLeastOnce: true
                template: {name: sorry, log: {}}
            - template:
                name: hourly
                conditions: push && approval && scan
                conditionsReset: [{byTime: {cron: "0 * * * *"}}]
                log: {}
        """
    }

    /// Firings that wait for quiet.
    private static let quiet = ["g", "ok"].map { key in
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: quiet}
        spec:
          dependencies:
            - {name: push, eventSourceName: git, eventName: push}
            - {name: approval, eventSourceName: git, eventName: approval}
            - name: scan
              eventSourceName: git
              eventName: scan
              \(key == "g" ? "" : #"filters: {exprs: [{expr: ok == "yes", fields: [{name: ok, path: body.ok}]}]}"#)
          triggers:
            - template: {name: last, conditions: scan, log: {}}
              debounce: {window: 30s, key: "{{ .Input.body.\(key) }}", keep: last}
            - template: {name: all, conditions: push, log: {}}
              debounce: {window: 2m, keep: all}
            - template: {name: pair, conditions: push && approval, log: {}}
              join: {key: "{{ .Input.body.g }}", within: 10m, onExpire: fire}
              debounce: {window: 1m, key: "{{ .Input.body.g }}", keep: all}
        """
    }

    /// A rate limit and what stands by, and a label that comes later or never.
    private static let limited = ["{steps: 2, duration: 2s}", "{steps: 3, duration: 1s}"].map { strategy in
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: limited}
        spec:
          dependencies:
            - {name: push, eventSourceName: git, eventName: push}
            - {name: scan, eventSourceName: git, eventName: scan}
          triggers:
            - template:
                name: limited
                conditions: push
                k8s:
                  operation: create
                  source:
                    resource:
                      apiVersion: v1
                      kind: ConfigMap
                      metadata: {generateName: limited-}
                      data: {ref: none}
                  parameters:
                    - src: {dependencyName: push, dataKey: body.ref}
                      dest: data.ref
              rateLimit: {unit: Minute, requestsPerUnit: 6}
              retryStrategy: \(strategy)
              atLeastOnce: true
              dlqTrigger:
                atLeastOnce: true
                template: {name: told, log: {}}
            - template:
                name: labelled
                conditions: scan
                k8s:
                  operation: create
                  source:
                    resource: {apiVersion: v1, kind: ConfigMap, metadata: {generateName: labelled-}}
              policy:
                k8s: {labels: {done: "yes"}, backoff: {steps: 3, duration: 5s}, errorOnBackoffTimeout: true}
              retryStrategy: \(strategy)
              atLeastOnce: true
        """
    }

    /// One Workflow at a time for each key, with each way to treat the next one.
    private static let rooms = ["main", "other"].map { entrypoint in
        let triggers = [(queuedTrigger, "push", "queue"), (cancellingTrigger, "scan", "cancelOlder")].map {
            room($0, for: $1, policy: $2, entrypoint: entrypoint)
        }
        return """
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata: {name: rooms}
            spec:
              dependencies:
                - {name: push, eventSourceName: git, eventName: push}
                - {name: scan, eventSourceName: git, eventName: scan}
                - {name: approval, eventSourceName: git, eventName: approval}
              triggers:
            \(triggers.joined(separator: "\n"))
            \(room(skippingTrigger, for: "approval", policy: "skip", entrypoint: entrypoint))
            """
    }

    private static func room(_ name: String, for dependency: String, policy: String, entrypoint: String) -> String {
        """
            - template:
                name: \(name)
                conditions: \(dependency)
                argoWorkflow:
                  operation: submit
                  source:
                    resource:
                      apiVersion: argoproj.io/v1alpha1
                      kind: Workflow
                      metadata: {generateName: \(name)-, labels: {room: none}}
                      spec: {entrypoint: \(entrypoint)}
                  parameters:
                    - src: {dependencyName: \(dependency), dataKey: body.g}
                      dest: metadata.labels.room
              concurrency: {limit: 1, key: "{{ .Input.body.g }}", policy: \(policy)}
        """
    }
}
