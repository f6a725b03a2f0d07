@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ObjectC0V0082aWorkflowthatarealclusterwouldrefuseisrefusedwiththefield_csbiebehfgchedAJCHHJaIba4TestfMp_16aef7c3c5e4c17001fMu_(metadata arg0:String,spec arg1:String,field arg2:String) async throws -> Void {
  let $s17LocalClusterTests06ObjectC0V0082aWorkflowthatarealclusterwouldrefuseisrefusedwiththefield_csbiebehfgchedAJCHHJaIba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ObjectTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests06ObjectC0V0082aWorkflowthatarealclusterwouldrefuseisrefusedwiththefield_csbiebehfgchedAJCHHJaIba4TestfMp_7__localfMu_.`a Workflow that a real cluster would refuse is refused with the field`(metadata: arg0,spec: arg1,field: arg2))))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ObjectC0V0082aWorkflowthatarealclusterwouldrefuseisrefusedwiththefield_csbiebehfgchedAJCHHJaIba4TestfMp_25generatoraef7c3c5e4c17001fMu_() async -> Testing.Test {
  return .__function(
  named: "`a Workflow that a real cluster would refuse is refused with the field`(metadata:spec:field:)",
  in: ObjectTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a Workflow that a real cluster would refuse is refused with the field",traits: [],arguments: {[
        (#"{}"#, #"{"entrypoint":"a"}"#, "metadata.name"),
        (#"{"name":"Upper"}"#, "{}", "metadata.name"),
        (#"{"name":"a..b"}"#, "{}", "metadata.name"),
        (#"{"name":"a","labels":{"b":"not a value"}}"#, "{}", "metadata.labels"),
        (#"{"name":"a","labels":{"b":3}}"#, "{}", "metadata.labels.b"),
        (#"{"name":"a"}"#, "null", "spec"),
        (
            #"{"name":"a"}"#, #"{"arguments":{"parameters":[{"name":"n","value":3}]}}"#,
            "spec.arguments.parameters[0].value"
        ),
        (
            #"{"name":"a"}"#, #"{"templates":[{"name":"t","inputs":{"parameters":[{"name":"n","default":true}]}}]}"#,
            "spec.templates[0].inputs.parameters[0].default"
        ),
        (#"{"name":"a"}"#, #"{"templates":[{"name":"no spaces"}]}"#, "spec.templates[0].name"),
        (#"{"name":"a"}"#, #"{"arguments":{"parameters":[{"name":"a.b"}]}}"#, "spec.arguments.parameters[0].name"),
        (#"{"name":"a"}"#, #"{"priority":"1"}"#, "spec.priority"),
    ]},sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ObjectTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ObjectTests.swift", line: 72, column: 6),
  parameters: [(firstName: "metadata",secondName: nil,type: (String).self),(firstName: "spec",secondName: nil,type: (String).self),(firstName: "field",secondName: nil,type: (String).self)],
  testFunction: $s17LocalClusterTests06ObjectC0V0082aWorkflowthatarealclusterwouldrefuseisrefusedwiththefield_csbiebehfgchedAJCHHJaIba4TestfMp_16aef7c3c5e4c17001fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests06ObjectC0V0082aWorkflowthatarealclusterwouldrefuseisrefusedwiththefield_csbiebehfgchedAJCHHJaIba4TestfMp_24accessoraef7c3c5e4c17001fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests06ObjectC0V0082aWorkflowthatarealclusterwouldrefuseisrefusedwiththefield_csbiebehfgchedAJCHHJaIba4TestfMp_25generatoraef7c3c5e4c17001fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests06ObjectC0V0082aWorkflowthatarealclusterwouldrefuseisrefusedwiththefield_csbiebehfgchedAJCHHJaIba4TestfMp_33testContentRecordaef7c3c5e4c17001fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests06ObjectC0V0082aWorkflowthatarealclusterwouldrefuseisrefusedwiththefield_csbiebehfgchedAJCHHJaIba4TestfMp_24accessoraef7c3c5e4c17001fMu_($0, $1, $2, $3) },
  0b10,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:101:6-101:6
