import Manifests
import Testing

/// Sensors with something wrong, and exactly what is said about it.
struct SensorDiagnosticsTests {
    /// What is said about one text, as `line:column severity: problem | fix`.
    static func said(about text: String) -> [String] {
        load([ManifestText(file: "s.yaml", text: text)], namespace: "default").diagnostics.map {
            "\($0.place.line):\($0.place.column) \($0.severity.rawValue): \($0.problem) | \($0.fix)"
        }
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

    @Test(arguments: [
        (
            "kind: Sensor\nmetadata: {name: s}\nspec: {}\n",
            [
                "1:1 error: 'apiVersion' is missing | add apiVersion: argoproj.io/v1alpha1",
                "3:7 error: 'dependencies' is missing in spec | add dependencies: and at least one item",
                "3:7 error: 'triggers' is missing in spec | add triggers: and at least one item",
            ]
        ),
        (
            "apiVersion: argoproj.io/v1alpha2\nkind: Sensors\n",
            ["2:7 error: 'kind' is 'Sensors' | did you mean 'Sensor'?"]
        ),
        (
            "apiVersion: argoproj.io/v1\nkind: EventBus\nmetadata: {name: default}\nspec: {jetstream: {version: latest}}\n",
            [
                "1:13 error: 'apiVersion' is 'argoproj.io/v1' | use argoproj.io/v1alpha1",
                "4:8 error: not supported yet: EventBus.jetstream | remove this document; events are kept in the built-in bus",
            ]
        ),
        (
            "apiVersion: argoproj.io/v1alpha1\nkind: EventBus\nmetadata: {name: default}\nspec: {}\n",
            [
                "4:7 error: spec names no bus | remove this document, or name one of: nats, jetstream, kafka, jetstreamExotic"
            ]
        ),
        (
            "apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata: {name: My_Sensor, nmaespace: x}\nsepc: {}\n",
            [
                "3:29 error: unknown field 'nmaespace' in metadata | did you mean 'namespace'?",
                "3:18 error: 'name' is 'My_Sensor', which Kubernetes does not accept | use lower-case letters, digits, '-' and '.', starting and ending with a letter or digit",
                "1:1 error: 'spec' is missing | add spec: and its value",
                "4:1 error: unknown field 'sepc' | did you mean 'spec'?",
            ]
        ),
        (
            "apiVersion: argoproj.io/v1alpha1\nkind: EventSource\n",
            [
                "1:1 error: 'metadata' is missing | add metadata: and below it name:",
                "1:1 error: 'spec' is missing | add spec: and its value",
            ]
        ),
        ("metadata: {name: s}\n", ["1:1 error: 'kind' is missing | add kind: and its value"]),
        (
            "- a\n",
            ["1:1 error: the document is a list, must be a mapping | write fields as 'name: value', one on each line"]
        ),
        (
            "apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata: {name: s}\nspec: {webhok: {a: {}}, type: webhook}\n",
            [
                "4:31 warning: 'type' has no effect | remove it; the key below spec names the kind",
                "4:8 error: unknown field 'webhok' in spec | did you mean 'webhook'?",
            ]
        ),
        (
            "apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata: {name: s}\nspec: {replicas: 1}\n",
            [
                "4:7 error: spec names no event | add a kind and below it a named event: webhook: / example: / endpoint: /push"
            ]
        ),
        (
            "apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata: {name: s}\nspec:\n  webhook: {a: {}}\n  calendar: {a: {}}\n  stripe: {b: {namespace: x}}\n  kafka: [x]\n",
            [
                "6:14 error: more than one event is called 'a', the first at s.yaml:5:13 | rename one: event names are unique in an EventSource, whatever their kind",
                "8:10 error: 'kafka' is a list, must be a mapping of names | write 'name:' and the fields below it",
                "7:27 warning: 'namespace' has no effect | remove it",
            ]
        ),
        (
            "apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata: {name: s}\nspec: {webhook: {a: {}}}\n---\napiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata: {name: s}\nspec: {webhook: {a: {}}}\n",
            ["6:1 error: EventSource default/s is there twice, first at s.yaml:1:1 | rename or remove one of them"]
        ),
        (
            "apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata: {name: s}\nspec:\n",
            ["4:1 error: 'spec' is missing | add spec: and its value"]
        ),
        (
            "apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata: {name: s}\nspec:\n  dependencies: []\n  triggers: x\n",
            [
                "5:17 error: 'dependencies' is empty | add at least one item",
                "6:13 error: 'triggers' is text, must be a list of mappings | start each item with '- '",
            ]
        ),
        (
            "apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata: {name: s}\nspec:\n  dependencies: [{name: d, eventSourceName: e, eventName: e}]\n  triggers: []\n  errorOnFailedRound: true\n  loggingFields: {a: b}\n  dependncies: 1\n",
            [
                "6:13 error: 'triggers' is empty | add at least one item",
                "7:23 warning: 'errorOnFailedRound' has no effect | remove it",
                "8:18 warning: 'loggingFields' has no effect | remove it",
                "9:3 error: unknown field 'dependncies' in spec | did you mean 'dependencies'?",
            ]
        ),
    ])
    func `a document that is no good manifest is reported at its place with a fix`(text: String, messages: [String]) {
        #expect(Self.said(about: text) == messages)
    }

    @Test(arguments: [
        (
            dependency("transform: {jq: .a, script: x, js: y}"),
            [
                "5:75 error: not supported yet: transform.jq | remove 'jq' for now",
                "5:83 error: not supported yet: transform.script | remove 'script' for now",
                "5:94 error: unknown field 'js' in spec.dependencies[0].transform | did you mean 'jq'?",
            ]
        ),
        (
            dependency("filtersLogicalOperator: AND"),
            ["5:87 error: 'filtersLogicalOperator' is 'AND' | did you mean 'and'?"]
        ),
        (
            dependency("filters: {exprs: [{expr: a, fields: [{path: a}]}], exprLogicalOperator: xor}"),
            [
                "5:135 error: 'exprLogicalOperator' is 'xor' | did you mean 'or'?",
                "5:100 error: 'name' is missing in spec.dependencies[0].filters.exprs[0].fields[0] | add name: and its value",
                "5:73 error: not supported yet: filters.exprs | remove 'exprs' for now",
            ]
        ),
        (
            dependency("filters: {exprs: [{}]}"),
            [
                "5:81 error: 'expr' is missing in spec.dependencies[0].filters.exprs[0] | add expr: and its value",
                "5:81 error: 'fields' is missing in spec.dependencies[0].filters.exprs[0] | add fields: and for each variable its path and name",
                "5:73 error: not supported yet: filters.exprs | remove 'exprs' for now",
            ]
        ),
        (
            dependency("filters: {context: {id: '1'}}"),
            [
                "5:87 warning: 'id' is not compared | remove it; compared are: type, subject, source, datacontenttype",
                "5:82 error: 'context' compares nothing | set at least one of: type, subject, source, datacontenttype",
                "5:73 error: not supported yet: filters.context | remove 'context' for now",
            ]
        ),
        (
            dependency("filters: {time: {start: '10:00:00', stop: '10:00:00', timezone: UTC}}"),
            [
                "5:105 error: 'stop' equals 'start' | leave a span of time between them",
                "5:73 error: not supported yet: filters.time | remove 'time' for now",
            ]
        ),
        (
            dependency("filters: {time: {start: '24:00:00'}}"),
            [
                "5:87 error: 'start' is '24:00:00' | write hours, minutes and seconds, such as \"09:30:00\"",
                "5:79 error: 'stop' is missing in spec.dependencies[0].filters.time | add stop: and its value",
                "5:73 error: not supported yet: filters.time | remove 'time' for now",
            ]
        ),
        (
            dependency("filters: {script: 'return true'}"),
            ["5:73 error: not supported yet: filters.script | remove 'script' for now"]
        ),
        (
            dependency("filter: {}"),
            ["5:63 error: unknown field 'filter' in spec.dependencies[0] | did you mean 'filters'?"]
        ),
        (
            "apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata: {name: s}\nspec:\n  dependencies: [{name: '', eventName: 5}, {name: d, eventSourceName: e, eventName: e}, {name: d, eventSourceName: e, eventName: e}]\n  triggers: [{template: {name: t, log: {}}}]\n",
            [
                "5:25 error: 'name' is empty | write name: and its value",
                "5:18 error: 'eventSourceName' is missing in spec.dependencies[0] | add eventSourceName: and its value",
                "5:40 error: 'eventName' is a number, must be text | put it in quotes: eventName: \"5\"",
                "5:96 error: more than one dependency is called 'd', the first at s.yaml:5:51 | rename one of them; only the last would ever count",
            ]
        ),
    ])
    func `a bad dependency is reported at its place with a fix`(text: String, messages: [String]) {
        #expect(Self.said(about: text) == messages)
    }

    @Test(arguments: [
        (
            filter(""),
            [
                "5:80 error: 'path' is missing in spec.dependencies[0].filters.data[0] | add path: and its value",
                "5:80 error: 'type' is missing in spec.dependencies[0].filters.data[0] | add type: and its value",
                "5:80 error: 'value' is missing in spec.dependencies[0].filters.data[0] | add value: and a list of texts",
            ]
        ),
        (
            filter("path: a, type: string, value: [v.1]"),
            [
                "5:112 warning: 'v.1' matches anywhere in the text, so it also accepts 'not-v.1' | write \"^v[.]1$\" to match the whole text"
            ]
        ),
        (filter("path: a, type: string, value: ['^v$']"), []),
        (
            filter("path: a, type: string, comparator: '!=', value: [v, w]"),
            [
                "5:129 warning: 'value' with != is true as soon as one differs: 'v' passes because it is not 'w' | write one value: [\"^(v|w)$\"]",
                "5:130 warning: 'v' matches anywhere in the text, so it also refuses 'not-v' | write \"^v$\" to match the whole text",
                "5:133 warning: 'w' matches anywhere in the text, so it also refuses 'not-w' | write \"^w$\" to match the whole text",
            ]
        ),
        (
            filter("path: a, type: string, comparator: '>', value: ['^v$']"),
            [
                "5:116 warning: 'comparator' is '>', which is never true for type string | use type: number, or = with a pattern"
            ]
        ),
        (
            filter("path: a, type: string, value: ['(?=v)', 'x(']"),
            [
                "5:112 error: 'value[0]' is '(?=v)': not a regular expression: invalid perl operator: (?= | RE2 has no lookaround; write a pattern that says what to match",
                "5:121 warning: 'value[1]' is 'x(': not a regular expression: missing ): x( | close the group, or write \\( for a bracket that is meant itself",
            ]
        ),
        (
            filter("path: a, type: string, value: ['']"),
            ["5:112 error: 'value[0]' is empty | write \"^$\" to match the empty text"]
        ),
        (filter("path: a, type: string, value: []"), ["5:111 error: 'value' is empty | add at least one text"]),
        (
            filter("path: a, type: string, value: v"),
            ["5:111 error: 'value' is text, must be a list of texts | start each item with '- '"]
        ),
        (
            filter("path: a, type: string, value: [5]"),
            ["5:112 error: 'value[0]' is a number, must be text | put it in quotes: - \"5\""]
        ),
        (filter("path: a, type: integer, value: ['5']"), ["5:96 error: 'type' is 'integer' | did you mean 'number'?"]),
        (filter("path: a, type: strnig, value: ['5']"), ["5:96 error: 'type' is 'strnig' | did you mean 'string'?"]),
        (
            filter("path: a, type: date, value: ['5']"),
            ["5:96 error: 'type' is 'date' | use one of: bool, number, string"]
        ),
        (
            filter("path: a, type: bool, comparator: '!=', value: ['true']"),
            [
                "5:114 warning: 'comparator' is ignored for type bool: always equality | remove it and write value: [\"false\"]"
            ]
        ),
        (
            filter("path: a, type: bool, value: ['yes', 'true']"),
            ["5:110 error: 'value[0]' is 'yes': 'yes' is not a truth value | write \"true\" or \"false\""]
        ),
        (
            filter("path: a, type: bool, value: ['true', 'junk']"),
            ["5:118 warning: 'value[1]' is 'junk': 'junk' is not a truth value | write \"true\" or \"false\""]
        ),
        (
            filter("path: a, type: number, value: ['1,5']"),
            [
                "5:112 error: 'value[0]' is '1,5': '1,5' is not a number | write digits, such as \"3\", \"-2.5\" or \"1e6\""
            ]
        ),
        (
            filter("path: a, type: number, comparator: '!=', value: ['5', '6']"),
            [
                "5:129 warning: 'value' with != is true as soon as one differs: '5' passes because it is not '6' | write one entry for each value"
            ]
        ),
        (
            filter("path: a, type: number, comparator: '=>', value: ['5']"),
            ["5:116 error: 'comparator' is '=>' | did you mean '>='?"]
        ),
        (
            filter("path: a, type: number, value: ['5'], template: '{{ .Input }}'"),
            ["5:118 error: not supported yet: data.template | remove 'template' for now"]
        ),
    ])
    func `a bad data filter is reported at its place with a fix`(text: String, messages: [String]) {
        #expect(Self.said(about: text) == messages)
    }

    @Test(arguments: [
        (trigger(""), ["6:14 error: 'template' is missing in spec.triggers[0] | add template: and its value"]),
        (
            trigger("template: {}"),
            [
                "6:25 error: 'name' is missing in spec.triggers[0].template | add name: and its value",
                "6:25 error: template names no kind of trigger | add one of: k8s, argoWorkflow, http, awsLambda, azureEventHubs, azureServiceBus, kafka, pulsar, nats, slack, openWhisk, custom, log, email",
            ]
        ),
        (
            trigger("template: {name: t, log: {}}, atLeastOnce: false"),
            ["6:58 warning: 'atLeastOnce' has no effect: delivery is always at least once | remove it"]
        ),
        (
            trigger("template: {name: t, log: {}}, rateLimit: {unit: Day}"),
            [
                "6:63 error: 'unit' is 'Day' | use one of: Second, Minute, Hour",
                "6:56 error: 'requestsPerUnit' is missing in spec.triggers[0].rateLimit | add requestsPerUnit: and its value",
                "6:45 error: not supported yet: rateLimit | remove 'rateLimit' for now",
            ]
        ),
        (
            trigger("template: {name: t, log: {}}, dlqTrigger: {template: {name: x, http: {}}}"),
            [
                "6:84 error: 'url' is missing in spec.triggers[0].dlqTrigger.template.http | add url: and its value",
                "6:45 error: not supported yet: dlqTrigger | remove 'dlqTrigger' for now",
            ]
        ),
        (
            trigger(
                "template: {name: t, log: {}}, retryStrategy: {steps: '3', duration: '5', factor: '2.0', jitter: -1}"
            ),
            [
                "6:68 error: 'steps' is text, must be a whole number | write steps: 3 without quotes",
                "6:83 error: 'duration' is '5', which is no duration | write a number with its unit, such as 90s, 1.5h or 500ms",
                "6:96 error: 'factor' is text, must be a number | write factor: 2.0 without quotes",
                "6:111 error: 'jitter' is -1.0 | use a number of 0 or more",
            ]
        ),
        (
            trigger("template: {name: t, log: {}}, retryStrategy: {duration: -5s, setps: 1}"),
            [
                "6:71 error: 'duration' is negative | use a duration of 0s or more",
                "6:76 error: unknown field 'setps' in spec.triggers[0].retryStrategy | did you mean 'steps'?",
            ]
        ),
        (
            trigger("template: {name: t, log: {}}, policy: {status: {allow: [200]}, k8s: {}}"),
            [
                "6:78 warning: policy.k8s has no effect on log | remove it",
                "6:54 warning: policy.status has no effect on log | remove it",
            ]
        ),
        (
            trigger("template: {name: t, http: {url: x}}, policy: {status: {}}"),
            [
                "6:69 error: 'allow' is missing in spec.triggers[0].policy.status | add allow: and the statuses of success, such as [200, 201]"
            ]
        ),
        (
            trigger("template: {name: t, http: {url: x}}, policy: {status: {allow: []}}"),
            ["6:77 error: 'allow' is empty, so every attempt would fail | add at least one status, such as 200"]
        ),
        (
            trigger("template: {name: t, http: {url: x}}, policy: {status: {allow: ['200']}}"),
            ["6:78 error: 'allow[0]' is text, must be a whole number | write it as a number without quotes"]
        ),
        (
            trigger("template: {name: t, k8s: {source: {resource: {}}}}, policy: {k8s: {}}"),
            [
                "6:81 error: 'labels' is missing in spec.triggers[0].policy.k8s | add labels: and the labels of success",
                "6:76 error: not supported yet: policy.k8s | remove 'k8s' for now",
            ]
        ),
        (
            trigger(
                "template: {name: t, k8s: {source: {resource: {}}}}, policy: {k8s: {labels: {}, backoff: {steps: 1}}}"
            ), ["6:76 error: not supported yet: policy.k8s | remove 'k8s' for now"]
        ),
        (
            trigger("template: {name: t, log: {}}, parameters: [{}]"),
            [
                "6:58 error: 'src' is missing in spec.triggers[0].parameters[0] | add src: and below it dependencyName:",
                "6:58 error: 'dest' is missing in spec.triggers[0].parameters[0] | add dest: and a path",
            ]
        ),
        (
            "apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata: {name: s}\nspec:\n  dependencies: [{name: d, eventSourceName: e, eventName: e}, {name: x, eventSourceName: e, eventName: e}]\n  triggers:\n    - template: {name: t, conditions: d, log: {}}\n    - template: {name: t, conditions: d, log: {}}\n",
            [
                "8:24 error: more than one trigger is called 't', the first at s.yaml:7:24 | rename one of them",
                "5:70 warning: dependency 'x' is in no trigger's conditions, so its events change nothing | add it to the conditions of a trigger, or remove it",
            ]
        ),
    ])
    func `a bad trigger is reported at its place with a fix`(text: String, messages: [String]) {
        #expect(Self.said(about: text) == messages)
    }

    @Test(arguments: [
        (
            template("name: t"),
            [
                "6:25 error: template names no kind of trigger | add one of: k8s, argoWorkflow, http, awsLambda, azureEventHubs, azureServiceBus, kafka, pulsar, nats, slack, openWhisk, custom, log, email"
            ]
        ),
        (
            template("name: t, openwhisk: {}"),
            ["6:35 error: unknown field 'openwhisk' in spec.triggers[0].template | did you mean 'openWhisk'?"]
        ),
        (
            template("name: t, log: {}, http: {url: x}"),
            ["6:35 error: 'log' stands beside 'http': a trigger has one kind | move it to a trigger of its own"]
        ),
        (
            template("name: t, log: {}, conditions: d && nope"),
            ["6:56 error: conditions: no dependency is called 'nope' | write one of: d"]
        ),
        (template("name: t, log: {}, conditions: d &"), ["6:56 error: conditions: '&' stands alone | write &&"]),
        (
            template("name: t, log: {}, conditions: 'true'"),
            ["6:56 error: conditions: no dependency is named, so the trigger never fires | name at least one of: d"]
        ),
        (
            template("name: t, log: {}, policy: {}, atLeastOnce: true"),
            [
                "6:44 warning: 'policy' has no effect inside template | move it one level up, beside 'template'",
                "6:56 warning: 'atLeastOnce' has no effect inside template | move it one level up, beside 'template'",
            ]
        ),
        (
            template("name: t, log: {intervalSeconds: 5, x: 1}"),
            [
                "6:58 warning: 'intervalSeconds' has no effect: every firing is logged | remove it",
                "6:61 error: unknown field 'x' in spec.triggers[0].template.log | remove it; known fields are: intervalSeconds",
            ]
        ),
        (
            template("name: t, conditionsReset: [{byTime: {cron: '0 0 * * *'}}], log: {}"),
            ["6:35 error: not supported yet: conditionsReset | remove 'conditionsReset' for now"]
        ),
        (
            template("name: t, conditionsReset: [{}], log: {}"),
            [
                "6:53 error: 'byTime' is missing in spec.triggers[0].template.conditionsReset[0] | add byTime: and below it cron:",
                "6:35 error: not supported yet: conditionsReset | remove 'conditionsReset' for now",
            ]
        ),
        (
            template("name: t, k8s: {}"),
            [
                "6:40 error: 'source' is missing in spec.triggers[0].template.k8s | add source: and below it resource: with the object to create"
            ]
        ),
        (
            template("name: t, k8s: {operation: apply, source: {}}"),
            [
                "6:52 error: 'operation' is 'apply' | use one of: create, update, patch, delete",
                "6:67 error: source names no resource | add resource: with the object to create",
            ]
        ),
        (
            template("name: t, k8s: {operation: update, source: {s3: {}}}"),
            [
                "6:41 error: not supported yet: k8s.operation update | use operation: create",
                "6:69 error: not supported yet: source.s3 | write the object itself below resource:",
            ]
        ),
        (
            template("name: t, k8s: {source: {resource: x, gti: {}}}"),
            [
                "6:60 error: 'resource' is text, must be a mapping | write fields as 'name: value', one on each line",
                "6:63 error: unknown field 'gti' in spec.triggers[0].template.k8s.source | did you mean 'git'?",
            ]
        ),
        (
            template("name: t, argoWorkflow: {source: {resource: {}}}"),
            ["6:49 error: 'operation' is missing in spec.triggers[0].template.argoWorkflow | add operation: submit"]
        ),
        (
            template("name: t, argoWorkflow: {operation: resume, source: {resource: {}}, args: [1]}"),
            [
                "6:50 error: not supported yet: argoWorkflow.operation resume | use operation: submit",
                "6:100 error: 'args[0]' is a number, must be text | put it in quotes: - \"1\"",
            ]
        ),
        (
            template("name: t, http: {method: get, timeout: 30s, headers: {a: 1}}"),
            [
                "6:41 error: 'url' is missing in spec.triggers[0].template.http | add url: and its value",
                "6:50 error: 'method' is 'get' | did you mean 'GET'?",
                "6:82 error: 'headers.a' is a number, must be text | put it in quotes: a: \"1\"",
                "6:64 error: 'timeout' is text, must be a whole number | write timeout: and a whole number",
            ]
        ),
        (
            template("name: t, http: {url: x, tls: {}, basicAuth: {username: {name: a}}}"),
            [
                "6:81 error: 'key' is missing in spec.triggers[0].template.http.basicAuth.username | add key: and its value",
                "6:55 error: 'tls' configures nothing | add enabled: true, or one of: caCertSecret, clientCertSecret, clientKeySecret",
            ]
        ),
        (
            template("name: t, http: {url: x, tls: {clientCertSecret: {name: a, key: b}}}"),
            [
                "6:55 error: 'clientKeySecret' is missing in spec.triggers[0].template.http.tls | a client certificate needs its key: add clientKeySecret:"
            ]
        ),
        (
            template("name: t, http: {url: x, secureHeaders: [{name: a}, {name: b, valueFrom: {}}]}"),
            [
                "6:66 error: 'valueFrom' is missing in spec.triggers[0].template.http.secureHeaders[0] | add valueFrom: and below it secretKeyRef:",
                "6:98 error: 'secretKeyRef' is missing in spec.triggers[0].template.http.secureHeaders[1].valueFrom | add secretKeyRef: with name and key of the Secret",
            ]
        ),
    ])
    func `a bad template is reported at its place with a fix`(text: String, messages: [String]) {
        #expect(Self.said(about: text) == messages)
    }

    @Test(arguments: [
        (
            template("name: t, http: {url: x, parameters: [{}]}"),
            [
                "6:63 error: 'src' is missing in spec.triggers[0].template.http.parameters[0] | add src: and below it dependencyName:",
                "6:63 error: 'dest' is missing in spec.triggers[0].template.http.parameters[0] | add dest: and a path",
            ]
        ),
        (
            template("name: t, http: {url: x, parameters: [{src: {}, dest: a, operation: replace}]}"),
            [
                "6:69 error: 'dependencyName' is missing in spec.triggers[0].template.http.parameters[0].src | add dependencyName: and its value",
                "6:93 error: 'operation' is 'replace' | use one of: append, prepend, overwrite",
            ]
        ),
        (
            template(
                "name: t, http: {url: x, parameters: [{src: {dependencyName: dd, dataKey: a, contextKey: id}, dest: a}]}"
            ),
            [
                "6:86 error: 'dependencyName' is 'dd', which is no dependency of this sensor | did you mean 'd'?",
                "6:114 warning: 'contextKey' is never used beside 'dataKey' | remove one of them",
            ]
        ),
        (
            template(
                "name: t, http: {url: x, payload: [{src: {dependencyName: d, dataTemplate: a, contextTemplate: b}, operation: append}]}"
            ),
            [
                "6:103 error: not supported yet: contextTemplate | remove 'contextTemplate' for now",
                "6:86 error: not supported yet: dataTemplate | remove 'dataTemplate' for now",
                "6:135 warning: 'operation' has no effect here: the value is always set | remove it",
            ]
        ),
        (
            template("name: t, http: {url: x, dynamicHeaders: [{src: {dependencyName: d, useRawData: 'true'}}]}"),
            [
                "6:105 error: 'useRawData' is text, must be true or false | write useRawData: true without quotes",
                "6:67 error: 'dest' is missing in spec.triggers[0].template.http.dynamicHeaders[0] | add dest: and the header's name",
            ]
        ),
        (
            template("name: t, http: {url: x, payload: {src: x}}"),
            ["6:59 error: 'payload' is a mapping, must be a list of mappings | start each item with '- '"]
        ),
        (
            template(
                "name: t, k8s: {source: {resource: {}}, parameters: [{src: {dependencyName: d, value: 5}, dest: ''}]}"
            ),
            [
                "6:111 error: 'value' is a number, must be text | put it in quotes: value: \"5\"",
                "6:121 error: 'dest' is missing in spec.triggers[0].template.k8s.parameters[0] | add dest: and a path",
            ]
        ),
    ])
    func `a bad parameter is reported at its place with a fix`(text: String, messages: [String]) {
        #expect(Self.said(about: text) == messages)
    }

    @Test(arguments: [
        (
            template("name: t, awsLambda: {}"),
            [
                "6:46 error: 'functionName' is missing in spec.triggers[0].template.awsLambda | add functionName: and its value",
                "6:46 error: 'region' is missing in spec.triggers[0].template.awsLambda | add region: and its value",
                "6:46 error: 'payload' is missing in spec.triggers[0].template.awsLambda | add payload: and a list of src and dest",
                "6:35 error: not supported yet: awsLambda | remove 'awsLambda' for now",
            ]
        ),
        (
            template("name: t, kafka: {url: x, topic: y, payload: [{}]}"),
            [
                "6:58 error: 'topic' is true or false, must be text | put it in quotes: topic: \"y\"",
                "6:71 error: 'src' is missing in spec.triggers[0].template.kafka.payload[0] | add src: and below it dependencyName:",
                "6:71 error: 'dest' is missing in spec.triggers[0].template.kafka.payload[0] | add dest: and a path",
                "6:35 error: not supported yet: kafka | remove 'kafka' for now",
            ]
        ),
        (
            template("name: t, nats: {url: x, subject: y, payload: []}"),
            [
                "6:59 error: 'subject' is true or false, must be text | put it in quotes: subject: \"y\"",
                "6:35 error: not supported yet: nats | remove 'nats' for now",
            ]
        ),
        (
            template("name: t, slack: {}"),
            [
                "6:42 error: 'slackToken' is missing in spec.triggers[0].template.slack | add slackToken: with name and key of the Secret",
                "6:35 error: not supported yet: slack | remove 'slack' for now",
            ]
        ),
        (
            template("name: t, openWhisk: {host: h, actionName: a, payload: [], authToken: {name: n}}"),
            [
                "6:102 error: 'name' is true or false, must be text | put it in quotes: name: \"n\"",
                "6:95 error: 'key' is missing in spec.triggers[0].template.openWhisk.authToken | add key: and its value",
                "6:35 error: not supported yet: openWhisk | remove 'openWhisk' for now",
            ]
        ),
        (
            template("name: t, custom: {serverURL: u, secure: true}"),
            [
                "6:43 error: 'spec' is missing in spec.triggers[0].template.custom | add spec: and a mapping of texts",
                "6:43 error: 'certSecret' is missing in spec.triggers[0].template.custom | add certSecret: with name and key of the Secret, or secure: false",
                "6:35 error: not supported yet: custom | remove 'custom' for now",
            ]
        ),
        (
            template("name: t, email: {host: h, port: 70000}"),
            [
                "6:58 error: 'port' is 70000 | use a whole number from 0 to 65535",
                "6:35 error: not supported yet: email | remove 'email' for now",
            ]
        ),
        (template("name: t, pulsar: {}"), ["6:35 error: not supported yet: pulsar | remove 'pulsar' for now"]),
        (
            template("name: t, azureEventHubs: {}"),
            ["6:35 error: not supported yet: azureEventHubs | remove 'azureEventHubs' for now"]
        ),
        (
            template("name: t, azureServiceBus: {nonsense: 1}"),
            [
                "6:35 error: not supported yet: azureServiceBus | remove 'azureServiceBus' for now",
                "6:53 error: unknown field 'nonsense' in spec.triggers[0].template.azureServiceBus | remove it; known fields are: connectionString, parameters, payload, queueName, subscriptionName, tls, topicName",
            ]
        ),
    ])
    func `a trigger of a kind to come is reported at its place with a fix`(text: String, messages: [String]) {
        #expect(Self.said(about: text) == messages)
    }
}
