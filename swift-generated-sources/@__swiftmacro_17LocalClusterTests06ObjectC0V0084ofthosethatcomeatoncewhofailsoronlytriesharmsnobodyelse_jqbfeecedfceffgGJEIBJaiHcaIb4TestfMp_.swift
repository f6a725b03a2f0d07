@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ObjectC0V0084ofthosethatcomeatoncewhofailsoronlytriesharmsnobodyelse_jqbfeecedfceffgGJEIBJaiHcaIb4TestfMp_16d668f328bd632abffMu_() async throws -> Void {
  let $s17LocalClusterTests06ObjectC0V0084ofthosethatcomeatoncewhofailsoronlytriesharmsnobodyelse_jqbfeecedfceffgGJEIBJaiHcaIb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ObjectTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests06ObjectC0V0084ofthosethatcomeatoncewhofailsoronlytriesharmsnobodyelse_jqbfeecedfceffgGJEIBJaiHcaIb4TestfMp_7__localfMu_.`of those that come at once, who fails or only tries harms nobody else`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ObjectC0V0084ofthosethatcomeatoncewhofailsoronlytriesharmsnobodyelse_jqbfeecedfceffgGJEIBJaiHcaIb4TestfMp_25generatord668f328bd632abffMu_() async -> Testing.Test {
  return .__function(
  named: "`of those that come at once, who fails or only tries harms nobody else`()",
  in: ObjectTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "of those that come at once, who fails or only tries harms nobody else",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ObjectTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ObjectTests.swift", line: 37, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests06ObjectC0V0084ofthosethatcomeatoncewhofailsoronlytriesharmsnobodyelse_jqbfeecedfceffgGJEIBJaiHcaIb4TestfMp_16d668f328bd632abffMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests06ObjectC0V0084ofthosethatcomeatoncewhofailsoronlytriesharmsnobodyelse_jqbfeecedfceffgGJEIBJaiHcaIb4TestfMp_24accessord668f328bd632abffMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests06ObjectC0V0084ofthosethatcomeatoncewhofailsoronlytriesharmsnobodyelse_jqbfeecedfceffgGJEIBJaiHcaIb4TestfMp_25generatord668f328bd632abffMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests06ObjectC0V0084ofthosethatcomeatoncewhofailsoronlytriesharmsnobodyelse_jqbfeecedfceffgGJEIBJaiHcaIb4TestfMp_33testContentRecordd668f328bd632abffMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests06ObjectC0V0084ofthosethatcomeatoncewhofailsoronlytriesharmsnobodyelse_jqbfeecedfceffgGJEIBJaiHcaIb4TestfMp_24accessord668f328bd632abffMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:56:6-56:6
