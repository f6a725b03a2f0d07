@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ObjectC0V00101achangethatchangesnothingkeepstheversiononeofthespecraisesthegeneration_EEbgehhfdhdcdegdGGFGFIbFwdaqc4TestfMp_17Z68add2dc8219798cfMu_() async throws -> Void {
  let $s17LocalClusterTests06ObjectC0V00101achangethatchangesnothingkeepstheversiononeofthespecraisesthegeneration_EEbgehhfdhdcdegdGGFGFIbFwdaqc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ObjectTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests06ObjectC0V00101achangethatchangesnothingkeepstheversiononeofthespecraisesthegeneration_EEbgehhfdhdcdegdGGFGFIbFwdaqc4TestfMp_7__localfMu_.`a change that changes nothing keeps the version, one of the spec raises the generation`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ObjectC0V00101achangethatchangesnothingkeepstheversiononeofthespecraisesthegeneration_EEbgehhfdhdcdegdGGFGFIbFwdaqc4TestfMp_25generator68add2dc8219798cfMu_() async -> Testing.Test {
  return .__function(
  named: "`a change that changes nothing keeps the version, one of the spec raises the generation`()",
  in: ObjectTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a change that changes nothing keeps the version, one of the spec raises the generation",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ObjectTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ObjectTests.swift", line: 164, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests06ObjectC0V00101achangethatchangesnothingkeepstheversiononeofthespecraisesthegeneration_EEbgehhfdhdcdegdGGFGFIbFwdaqc4TestfMp_17Z68add2dc8219798cfMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests06ObjectC0V00101achangethatchangesnothingkeepstheversiononeofthespecraisesthegeneration_EEbgehhfdhdcdegdGGFGFIbFwdaqc4TestfMp_24accessor68add2dc8219798cfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests06ObjectC0V00101achangethatchangesnothingkeepstheversiononeofthespecraisesthegeneration_EEbgehhfdhdcdegdGGFGFIbFwdaqc4TestfMp_25generator68add2dc8219798cfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests06ObjectC0V00101achangethatchangesnothingkeepstheversiononeofthespecraisesthegeneration_EEbgehhfdhdcdegdGGFGFIbFwdaqc4TestfMp_33testContentRecord68add2dc8219798cfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests06ObjectC0V00101achangethatchangesnothingkeepstheversiononeofthespecraisesthegeneration_EEbgehhfdhdcdegdGGFGFIbFwdaqc4TestfMp_24accessor68add2dc8219798cfMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:173:6-173:6
