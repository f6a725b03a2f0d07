import Testing

extension SensorDiagnosticsTests {
    @Test(
        arguments: [
            (
                template("name: t, kafka: {url: x, topic: y, payload: [{}]}"),
                """
                6:71: error: 'src' is missing in spec.triggers[0].template.kafka.payload[0]
                  fix: add src: and below it dependencyName:
                6:71: error: 'dest' is missing in spec.triggers[0].template.kafka.payload[0]
                  fix: add dest: and a path
                6:58: error: 'topic' is true or false, must be text
                  fix: put it in quotes: topic: "y"
                """
            ),
            (
                trigger(""),
                """
                6:14: error: 'template' is missing in spec.triggers[0]
                  fix: add template: and its value
                """
            ),
            (
                trigger("template: {}"),
                """
                6:25: error: 'name' is missing in spec.triggers[0].template
                  fix: add name: and its value
                6:25: error: template names no kind of trigger
                  fix: add one of: k8s, argoWorkflow, http, awsLambda, azureEventHubs, azureServiceBus, kafka, \
                pulsar, nats, slack, openWhisk, custom, log, email
                """
            ),
            (
                trigger("template: {name: t, log: {}}, atLeastOnce: false"),
                """
                6:58: warning: 'atLeastOnce' has no effect: delivery is always at least once
                  fix: remove it
                """
            ),
            (
                trigger("template: {name: t, log: {}}, rateLimit: {unit: Day}"),
                """
                6:63: error: 'unit' is 'Day'
                  fix: use one of: Second, Minute, Hour
                6:56: error: 'requestsPerUnit' is missing in spec.triggers[0].rateLimit
                  fix: add requestsPerUnit: and its value
                """
            ),
            (
                trigger("template: {name: t, log: {}}, dlqTrigger: {template: {name: x, http: {}}}"),
                """
                6:14: warning: Argo Events refuses a dlqTrigger without 'atLeastOnce: true' here
                  fix: add atLeastOnce: true to use it there too
                6:57: warning: Argo Events refuses a dlqTrigger without 'atLeastOnce: true' here
                  fix: add atLeastOnce: true to use it there too
                6:84: error: 'url' is missing in spec.triggers[0].dlqTrigger.template.http
                  fix: add url: and its value
                """
            ),
            (
                trigger(
                    """
                    template: {name: t, log: {}}, retryStrategy: {steps: '3', duration: '5', factor: '2.0', jitter: \
                    -1}
                    """
                ),
                """
                6:68: error: 'steps' is text, must be a whole number
                  fix: write steps: 3 without quotes
                6:83: error: 'duration' is '5', which is no duration
                  fix: write a number with its unit, such as 90s, 1.5h or 500ms
                6:96: error: 'factor' is text, must be a number
                  fix: write factor: 2.0 without quotes
                6:111: error: 'jitter' is -1.0
                  fix: use a number of 0 or more
                """
            ),
            (
                trigger("template: {name: t, log: {}}, retryStrategy: {duration: -5s, setps: 1}"),
                """
                6:71: error: 'duration' is negative
                  fix: use a duration of 0s or more
                6:76: error: unknown field 'setps' in spec.triggers[0].retryStrategy
                  fix: did you mean 'steps'?
                """
            ),
            (
                trigger("template: {name: t, log: {}}, policy: {status: {allow: [200]}, k8s: {}}"),
                """
                6:78: warning: policy.k8s has no effect on log
                  fix: remove it
                6:54: warning: policy.status has no effect on log
                  fix: remove it
                """
            ),
            (
                trigger("template: {name: t, http: {url: x}}, policy: {status: {}}"),
                """
                6:69: error: 'allow' is missing in spec.triggers[0].policy.status
                  fix: add allow: and the statuses of success, such as [200, 201]
                """
            ),
            (
                trigger("template: {name: t, http: {url: x}}, policy: {status: {allow: []}}"),
                """
                6:77: error: 'allow' is empty, so every attempt would fail
                  fix: add at least one status, such as 200
                """
            ),
            (
                trigger("template: {name: t, http: {url: x}}, policy: {status: {allow: ['200']}}"),
                """
                6:78: error: 'allow[0]' is text, must be a whole number
                  fix: write it as a number without quotes
                """
            ),
            (
                trigger("template: {name: t, k8s: {source: {resource: {}}}}, policy: {k8s: {}}"),
                """
                6:81: error: 'labels' is missing in spec.triggers[0].policy.k8s
                  fix: add labels: and the labels of success
                """
            ),
            (
                trigger(
                    """
                    template: {name: t, k8s: {source: {resource: {}}}}, policy: {k8s: {labels: {}, backoff: {steps: \
                    1}}}
                    """
                ),
                ""
            ),
            (
                trigger("template: {name: t, log: {}}, join: {}, debounce: {keep: first}, concurrency: {limit: 0}"),
                """
                6:51: error: join has neither key nor within
                  fix: add one of them
                6:65: error: 'window' is missing in spec.triggers[0].debounce
                  fix: add window: and its value
                6:72: error: 'keep' is 'first'
                  fix: use one of: last, all
                6:101: error: 'limit' is 0
                  fix: use a whole number from 1 to 10000
                6:51: warning: 'join' has no effect: the condition joins nothing
                  fix: remove it, or join dependencies with && in conditions
                """
            ),
            (
                trigger(
                    """
                    template: {name: t, log: {}}, debounce: {window: -1s, key: '{{'}, concurrency: {limit: 1, \
                    policy: drop, key: {e: x}}
                    """
                ),
                """
                6:64: error: 'window' is no wait at all, or too long
                  fix: use more than 0 and at most a year, such as 10m
                6:75: error: key: this action has no end
                  fix: end it with }}
                6:125: error: unknown field 'e' in spec.triggers[0].concurrency.key
                  fix: did you mean 'd'?
                6:113: error: 'policy' is 'drop'
                  fix: use one of: queue, cancelOlder, skip
                """
            ),
            (
                trigger("template: {name: t, log: {}}, commitStatus: {link: ftp://x, dependency: e}"),
                """
                6:59: error: 'token' is missing in spec.triggers[0].commitStatus
                  fix: add token: with name and key of the Secret that holds the provider's token
                6:66: error: 'link' is 'ftp://x', which is no address with http:// or https://
                  fix: write link: https://…
                6:87: error: 'dependency' is 'e', for which the trigger does not wait
                  fix: write one of: d
                6:59: error: 'commitStatus' has no effect on a trigger of kind log
                  fix: remove it: only argoWorkflow and k8s make Workflows
                """
            ),
            (
                trigger(
                    "template: {name: t, argoWorkflow: {operation: submit, source: {url: {path: 'http://x'}}}}, "
                        + "commitStatus: {token: {name: hub, key: k}}"
                ),
                """
                6:120: error: 'commitStatus' needs the Workflow in the manifest, and this one is fetched
                  fix: remove it, or write the Workflow under source.resource
                """
            ),
            (
                trigger(
                    "template: {name: t, k8s: {operation: create, source: {resource: {apiVersion: v1, kind: Pod}}}}, "
                        + "commitStatus: {token: {name: hub, key: k}}"
                ),
                """
                6:125: error: 'commitStatus' has no effect where a Pod is made
                  fix: remove it: only a Workflow's end is told
                """
            ),
            (
                trigger("template: {name: t, log: {}}, parameters: [{}]"),
                """
                6:58: error: 'src' is missing in spec.triggers[0].parameters[0]
                  fix: add src: and below it dependencyName:
                6:58: error: 'dest' is missing in spec.triggers[0].parameters[0]
                  fix: add dest: and a path
                """
            ),
            (
                """
                apiVersion: argoproj.io/v1alpha1
                kind: Sensor
                metadata: {name: s}
                spec:
                  dependencies: [{name: d, eventSourceName: e, eventName: e}, {name: x, eventSourceName: e, \
                eventName: e}]
                  triggers:
                    - template: {name: t, conditions: d, log: {}}
                    - template: {name: t, conditions: d, log: {}}
                """,
                """
                8:24: error: more than one trigger is called 't', the first at s.yaml:7:24
                  fix: rename one of them
                5:70: warning: dependency 'x' is in no trigger's conditions, so its events change nothing
                  fix: add it to the conditions of a trigger, or remove it
                """
            ),
        ] as [(String, String)]
    )
    func `a bad trigger is reported at its place with a fix`(text: String, messages: String) {
        #expect(Self.said(about: text) == messages)
    }
}
