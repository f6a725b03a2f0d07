@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ServerC0V0060discoveryliststhekindswiththeirshortnames_xdbfdfeffJDEHBynba4TestfMp_16ffcb467d9fc19e02fMu_() async throws -> Void {
  let $s17LocalClusterTests06ServerC0V0060discoveryliststhekindswiththeirshortnames_xdbfdfeffJDEHBynba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ServerTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests06ServerC0V0060discoveryliststhekindswiththeirshortnames_xdbfdfeffJDEHBynba4TestfMp_7__localfMu_.`discovery lists the kinds with their short names`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ServerC0V0060discoveryliststhekindswiththeirshortnames_xdbfdfeffJDEHBynba4TestfMp_25generatorffcb467d9fc19e02fMu_() async -> Testing.Test {
  return .__function(
  named: "`discovery lists the kinds with their short names`()",
  in: ServerTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "discovery lists the kinds with their short names",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ServerTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ServerTests.swift", line: 125, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests06ServerC0V0060discoveryliststhekindswiththeirshortnames_xdbfdfeffJDEHBynba4TestfMp_16ffcb467d9fc19e02fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests06ServerC0V0060discoveryliststhekindswiththeirshortnames_xdbfdfeffJDEHBynba4TestfMp_24accessorffcb467d9fc19e02fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests06ServerC0V0060discoveryliststhekindswiththeirshortnames_xdbfdfeffJDEHBynba4TestfMp_25generatorffcb467d9fc19e02fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests06ServerC0V0060discoveryliststhekindswiththeirshortnames_xdbfdfeffJDEHBynba4TestfMp_33testContentRecordffcb467d9fc19e02fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests06ServerC0V0060discoveryliststhekindswiththeirshortnames_xdbfdfeffJDEHBynba4TestfMp_24accessorffcb467d9fc19e02fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ServerTests.swift:135:6-135:6
