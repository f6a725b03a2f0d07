@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ObjectC0V0065aWorkflowreplacedbyitsmanifestisPendingagain_ggbiicdichDGDIDAarba4TestfMp_17Z832936a66e4011defMu_() async throws -> Void {
  let $s17LocalClusterTests06ObjectC0V0065aWorkflowreplacedbyitsmanifestisPendingagain_ggbiicdichDGDIDAarba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ObjectTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests06ObjectC0V0065aWorkflowreplacedbyitsmanifestisPendingagain_ggbiicdichDGDIDAarba4TestfMp_7__localfMu_.`a Workflow replaced by its manifest is Pending again`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ObjectC0V0065aWorkflowreplacedbyitsmanifestisPendingagain_ggbiicdichDGDIDAarba4TestfMp_25generator832936a66e4011defMu_() async -> Testing.Test {
  return .__function(
  named: "`a Workflow replaced by its manifest is Pending again`()",
  in: ObjectTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a Workflow replaced by its manifest is Pending again",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ObjectTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ObjectTests.swift", line: 155, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests06ObjectC0V0065aWorkflowreplacedbyitsmanifestisPendingagain_ggbiicdichDGDIDAarba4TestfMp_17Z832936a66e4011defMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests06ObjectC0V0065aWorkflowreplacedbyitsmanifestisPendingagain_ggbiicdichDGDIDAarba4TestfMp_24accessor832936a66e4011defMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests06ObjectC0V0065aWorkflowreplacedbyitsmanifestisPendingagain_ggbiicdichDGDIDAarba4TestfMp_25generator832936a66e4011defMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests06ObjectC0V0065aWorkflowreplacedbyitsmanifestisPendingagain_ggbiicdichDGDIDAarba4TestfMp_33testContentRecord832936a66e4011defMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests06ObjectC0V0065aWorkflowreplacedbyitsmanifestisPendingagain_ggbiicdichDGDIDAarba4TestfMp_24accessor832936a66e4011defMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:162:6-162:6
