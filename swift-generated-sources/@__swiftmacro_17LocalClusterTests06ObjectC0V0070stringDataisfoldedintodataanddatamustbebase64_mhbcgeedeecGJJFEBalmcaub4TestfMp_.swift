@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ObjectC0V0070stringDataisfoldedintodataanddatamustbebase64_mhbcgeedeecGJJFEBalmcaub4TestfMp_17Z84f6832609a6f278fMu_() async throws -> Void {
  let $s17LocalClusterTests06ObjectC0V0070stringDataisfoldedintodataanddatamustbebase64_mhbcgeedeecGJJFEBalmcaub4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ObjectTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests06ObjectC0V0070stringDataisfoldedintodataanddatamustbebase64_mhbcgeedeecGJJFEBalmcaub4TestfMp_7__localfMu_.`stringData is folded into data, and data must be base64`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ObjectC0V0070stringDataisfoldedintodataanddatamustbebase64_mhbcgeedeecGJJFEBalmcaub4TestfMp_25generator84f6832609a6f278fMu_() async -> Testing.Test {
  return .__function(
  named: "`stringData is folded into data, and data must be base64`()",
  in: ObjectTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "stringData is folded into data, and data must be base64",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ObjectTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ObjectTests.swift", line: 131, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests06ObjectC0V0070stringDataisfoldedintodataanddatamustbebase64_mhbcgeedeecGJJFEBalmcaub4TestfMp_17Z84f6832609a6f278fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests06ObjectC0V0070stringDataisfoldedintodataanddatamustbebase64_mhbcgeedeecGJJFEBalmcaub4TestfMp_24accessor84f6832609a6f278fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests06ObjectC0V0070stringDataisfoldedintodataanddatamustbebase64_mhbcgeedeecGJJFEBalmcaub4TestfMp_25generator84f6832609a6f278fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests06ObjectC0V0070stringDataisfoldedintodataanddatamustbebase64_mhbcgeedeecGJJFEBalmcaub4TestfMp_33testContentRecord84f6832609a6f278fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests06ObjectC0V0070stringDataisfoldedintodataanddatamustbebase64_mhbcgeedeecGJJFEBalmcaub4TestfMp_24accessor84f6832609a6f278fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:140:6-140:6
