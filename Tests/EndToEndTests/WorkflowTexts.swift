/// Workflows as people write them.
enum WorkflowTexts {
    private static let head = "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\n"

    /// Six pods, of which all but the last go.
    static let hooked =
        head + """
            metadata: {name: hooked}
            spec:
              entrypoint: main
              onExit: plain
              podGC: {strategy: OnPodCompletion, deleteDelayDuration: 0s, labelSelector: {matchLabels: {goes: soon}}}
              hooks: {began: {template: say, expression: workflow.status == "Running"}}
              templates:
              - name: main
                dag:
                  tasks:
                  - {name: a, template: say, hooks: {exit: {template: say}}}
                  - {name: ab, template: say, depends: a, hooks: {done: {template: say, expression: tasks.ab.status == "Succeeded"}}}
              - {name: say, metadata: {labels: {goes: soon}}, container: {image: busybox, command: [echo, said]}}
              - {name: plain, container: {image: busybox, command: [echo, bye]}}

            """

    /// A directory that goes from one step to the next, which tell its modes.
    static let packed =
        head + """
            metadata: {generateName: packed-}
            spec:
              entrypoint: main
              templates:
              - name: main
                steps:
                - - {name: make, template: make}
                - - name: use
                    template: use
                    arguments: {artifacts: [{name: tree, from: "{{steps.make.outputs.artifacts.tree}}"}]}
              - name: make
                container: {image: x, command: [sh, -c, "mkdir /tmp/tree; echo x > /tmp/tree/x; stat -c %a /tmp/tree /tmp/tree/x"]}
                outputs: {artifacts: [{name: tree, path: /tmp/tree}]}
              - name: use
                inputs: {artifacts: [{name: tree, path: /in/tree}]}
                container: {image: x, command: [stat, -c, "%a", /in/tree, /in/tree/x]}
            """

    static let hello =
        head + """
            metadata:
              generateName: hello-world-
            spec:
              entrypoint: hello-world
              templates:
              - name: hello-world
                container:
                  image: busybox
                  command: [echo]
                  args: ["hello world"]
            """

    static let coinFlip =
        head + """
            metadata:
              generateName: coinflip-recursive-
            spec:
              entrypoint: coinflip
              templates:
              - name: coinflip
                steps:
                - - name: flip-coin
                    template: flip-coin
                - - name: heads
                    template: heads
                    when: "{{steps.flip-coin.outputs.result}} == heads"
                  - name: tails
                    template: coinflip
                    when: "{{steps.flip-coin.outputs.result}} == tails"
              - name: flip-coin
                script:
                  image: python:alpine3.23
                  command: [python]
                  source: |
                    import random
                    result = "heads" if random.randint(0,1) == 0 else "tails"
                    print(result)
              - name: heads
                container:
                  image: alpine:3.23
                  command: [sh, -c]
                  args: ["echo \\"it was heads\\""]
            """

    /// Its corner C fails the first time.
    static let diamond =
        head + """
            metadata:
              generateName: dag-diamond-
            spec:
              entrypoint: diamond
              templates:
              - name: diamond
                dag:
                  tasks:
                  - name: A
                    template: echo
                    arguments: {parameters: [{name: message, value: A}]}
                  - name: B
                    depends: "A"
                    template: echo
                    arguments: {parameters: [{name: message, value: B}]}
                  - name: C
                    depends: "A"
                    template: flaky
                    arguments: {parameters: [{name: message, value: C}]}
                  - name: D
                    depends: "B && C"
                    template: echo
                    arguments: {parameters: [{name: message, value: D}]}
              - name: echo
                retryStrategy: {limit: 2}
                inputs: {parameters: [{name: message}]}
                container:
                  image: alpine:3.23
                  command: [echo, "{{inputs.parameters.message}}"]
              - name: flaky
                retryStrategy: {limit: 2}
                inputs: {parameters: [{name: message}]}
                container:
                  image: alpine:3.23
                  command: [sh, -c]
                  args: ["echo {{inputs.parameters.message}}; exit $((1 - {{retries}}))"]
            """

    static let slow =
        head + """
            metadata: {generateName: slow-}
            spec:
              entrypoint: main
              templates:
              - name: main
                container: {image: x, command: [sh, -c], args: ["sleep 2; echo one; sleep 1; echo two; exit 2"]}
            """

    static func interrupted(name: String, retry: String) -> String {
        head + """
            metadata: {name: \(name)}
            spec:
              entrypoint: main
              templates:
              - name: main
                \(retry)
                container: {image: x, command: [sleep, "61.7"]}
            """
    }

    static func intruder(data: String, process: Int32) -> String {
        head + """
            metadata: {generateName: intruder-}
            spec:
              entrypoint: main
              templates:
              - name: main
                script:
                  image: x
                  command: [bash]
                  source: |
                    echo "files: $(find / -xdev \\( -name 'bus.sqlite*' -o -name 'cluster.db*' \\) 2>/dev/null | wc -l)"
                    ls \(data) 2>/dev/null
                    kill -0 \(process) 2>/dev/null
                    echo "signal: $?"
            """
    }

    static let suspended =
        head + """
            metadata: {generateName: suspended-}
            spec:
              suspend: true
              entrypoint: main
              templates:
              - name: main
                container: {image: x, command: [sleep, "62.8"]}
            """
}
