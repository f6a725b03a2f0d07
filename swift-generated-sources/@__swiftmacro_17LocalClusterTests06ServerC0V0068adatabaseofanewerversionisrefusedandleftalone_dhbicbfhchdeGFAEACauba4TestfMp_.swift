@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ServerC0V0068adatabaseofanewerversionisrefusedandleftalone_dhbicbfhchdeGFAEACauba4TestfMp_17Z6b17d4737bec8920fMu_() async throws -> Void {
  let $s17LocalClusterTests06ServerC0V0068adatabaseofanewerversionisrefusedandleftalone_dhbicbfhchdeGFAEACauba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ServerTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests06ServerC0V0068adatabaseofanewerversionisrefusedandleftalone_dhbicbfhchdeGFAEACauba4TestfMp_7__localfMu_.`a database of a newer version is refused and left alone`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ServerC0V0068adatabaseofanewerversionisrefusedandleftalone_dhbicbfhchdeGFAEACauba4TestfMp_25generator6b17d4737bec8920fMu_() async -> Testing.Test {
  return .__function(
  named: "`a database of a newer version is refused and left alone`()",
  in: ServerTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a database of a newer version is refused and left alone",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ServerTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ServerTests.swift", line: 112, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests06ServerC0V0068adatabaseofanewerversionisrefusedandleftalone_dhbicbfhchdeGFAEACauba4TestfMp_17Z6b17d4737bec8920fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests06ServerC0V0068adatabaseofanewerversionisrefusedandleftalone_dhbicbfhchdeGFAEACauba4TestfMp_24accessor6b17d4737bec8920fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests06ServerC0V0068adatabaseofanewerversionisrefusedandleftalone_dhbicbfhchdeGFAEACauba4TestfMp_25generator6b17d4737bec8920fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests06ServerC0V0068adatabaseofanewerversionisrefusedandleftalone_dhbicbfhchdeGFAEACauba4TestfMp_33testContentRecord6b17d4737bec8920fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests06ServerC0V0068adatabaseofanewerversionisrefusedandleftalone_dhbicbfhchdeGFAEACauba4TestfMp_24accessor6b17d4737bec8920fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ServerTests.swift:123:6-123:6
